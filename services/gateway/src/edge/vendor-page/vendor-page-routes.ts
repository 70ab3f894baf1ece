import { type Client, createClient } from '@connectrpc/connect';
import {
  type StandingOffer,
  VendorAnswersService,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import type { Logger } from '@procur/service-kit/logger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inCall, signalOf } from '../edge-call.ts';
import { toProblem } from '../problem.ts';
import { accessOf } from '../public-methods.ts';
import type { Upstreams } from '../upstreams.ts';
import { type AnswerForm, readForm, toEntries, toValues } from './answer-form.ts';
import { answerPage, type PageState, problemPage } from './answer-page.ts';
import { sendPage } from './page-frame.ts';

const path = '/vendor-answers/';

type PageOptions = { readonly upstreams: Upstreams; readonly timeoutMs: number; readonly log: Logger };

/** The page behind the links that people of vendors are mailed. Opening it uses nothing up; sending a form answers. */
export async function vendorPageRoutes(
  edge: FastifyInstance,
  { upstreams, timeoutMs, log }: PageOptions,
): Promise<void> {
  const access = accessOf(VendorAnswersService.method.getStandingOffer);
  const answers = createClient(VendorAnswersService, upstreams('vendors'));
  // Registered apart, because forms are read nowhere else.
  await edge.register(async (pages) => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    );
    // A wildcard, because a named parameter may have 100 characters and a token has some 400.
    const serve = (work: (visit: Visit) => Promise<FastifyReply>) => (request: FastifyRequest, reply: FastifyReply) =>
      inCall(request, () => orProblemPage({ reply, log }, () => work(visitOf(request, reply, { answers, timeoutMs }))));
    pages.get(`${path}*`, { config: { access }, handler: serve(show) });
    pages.post(`${path}*`, { config: { access }, handler: serve(answer) });
  });
}

type Calls = { readonly answers: Client<typeof VendorAnswersService>; readonly timeoutMs: number };
type Visit = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly token: string;
  readonly answers: Calls['answers'];
  readonly limits: { readonly timeoutMs: number; readonly signal: AbortSignal };
};

function visitOf(request: FastifyRequest, reply: FastifyReply, { answers, timeoutMs }: Calls): Visit {
  const token = request.url.split('?', 1)[0]?.slice(path.length) ?? '';
  return { request, reply, token, answers, limits: { timeoutMs, signal: signalOf(reply) } };
}

async function show(visit: Visit): Promise<FastifyReply> {
  const offer = await findOffer(visit);
  return sendPage(visit.reply, 200, answerPage(offer, { entered: lastSaid(offer) }));
}

async function answer(visit: Visit): Promise<FastifyReply> {
  const offer = await findOffer(visit);
  const form = readForm(visit.request.body);
  try {
    if (form.action === 'propose') return await propose(visit, offer, form);
    await send(visit, offer, form);
    // Shown by a GET of its own, so that reloading the page sends nothing.
    return visit.reply.redirect(`${path}${visit.token}`, 303);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) throw error;
    const state: PageState = { entered: enteredBy(offer, form), problem };
    return sendPage(visit.reply, problem.status, answerPage(await findOffer(visit), state));
  }
}

async function send({ answers, token, limits }: Visit, { issues }: StandingOffer, form: AnswerForm): Promise<void> {
  const { message, entries } = form;
  if (form.action === 'accept') await answers.acceptOffer({ token, message }, limits);
  else if (form.action === 'decline') await answers.declineOffer({ token, message }, limits);
  else await answers.counterOffer({ token, message, values: toValues(issues, entries) }, limits);
}

async function propose(visit: Visit, offer: StandingOffer, { message }: AnswerForm): Promise<FastifyReply> {
  const { answers, token, limits, reply } = visit;
  const { proposal } = await answers.proposeOffer({ token, text: message }, limits);
  const entered = { entries: toEntries(proposal?.values ?? []), message };
  return sendPage(reply, 200, answerPage(offer, { entered, assumedIssues: proposal?.assumedIssues ?? [] }));
}

async function findOffer({ answers, token, limits }: Visit): Promise<StandingOffer> {
  const { standingOffer } = await answers.getStandingOffer({ token }, limits);
  if (!standingOffer) throw new Error('vendors answered without an offer');
  return standingOffer;
}

function lastSaid({ yourLastOffer }: StandingOffer): PageState['entered'] {
  return { entries: toEntries(yourLastOffer?.values ?? []), message: '' };
}

function enteredBy(offer: StandingOffer, { entries, message }: AnswerForm): PageState['entered'] {
  return { entries: { ...lastSaid(offer).entries, ...entries }, message };
}

type Answering = { readonly reply: FastifyReply; readonly log: Logger };

// A person with a browser gets a page also where a program would get a problem document.
async function orProblemPage({ reply, log }: Answering, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ err: error, status: problem.status }, 'a vendor page failed');
    return sendPage(reply, problem.status, problemPage(problem));
  }
}
