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
import type { Entered } from './answer-forms.ts';
import { answerPage, type PageState, problemPage } from './answer-page.ts';
import { currencyOf, toChargeEntries, toCharges } from './charge-entry.ts';
import { sendPage } from './page-frame.ts';
import { chooseLanguage } from './page-language.ts';
import { type PageWords, wordsIn } from './page-words.ts';
import { noSupply, toSupply } from './supply-inputs.ts';

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
      inCall(request, () =>
        orProblemPage({ request, reply, log }, () => work(visitOf(request, reply, { answers, timeoutMs }))),
      );
    pages.get(`${path}*`, { config: { access }, handler: serve(show) });
    pages.post(`${path}*`, { config: { access }, handler: serve(answer) });
  });
}

type Calls = { readonly answers: Client<typeof VendorAnswersService>; readonly timeoutMs: number };
type Visit = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly token: string;
  readonly words: PageWords;
  readonly answers: Calls['answers'];
  readonly limits: { readonly timeoutMs: number; readonly signal: AbortSignal };
};

function visitOf(request: FastifyRequest, reply: FastifyReply, { answers, timeoutMs }: Calls): Visit {
  const token = request.url.split('?', 1)[0]?.slice(path.length) ?? '';
  return { request, reply, token, words: wordsOf(request), answers, limits: { timeoutMs, signal: signalOf(reply) } };
}

/** The language chosen on the page, else the browser's. */
function wordsOf({ url, headers }: FastifyRequest): PageWords {
  return wordsIn(chooseLanguage(chosenIn(url), headers['accept-language']));
}

function chosenIn(url: string): string | undefined {
  return new URLSearchParams(url.split('?', 2)[1]).get('lang') ?? undefined;
}

async function show(visit: Visit): Promise<FastifyReply> {
  const offer = await findOffer(visit);
  return sendAnswerPage(visit, { offer, state: { entered: lastSaid(offer, visit.words) } });
}

async function answer(visit: Visit): Promise<FastifyReply> {
  const offer = await findOffer(visit);
  const form = readForm(visit.request.body);
  try {
    if (form.action === 'propose') return await propose(visit, offer, form);
    await send(visit, offer, form);
    // Shown by a GET of its own, so that reloading the page sends nothing.
    return visit.reply.redirect(`${path}${visit.token}${keptChoice(visit.request.url)}`, 303);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) throw error;
    const entered = enteredBy(offer, form, visit.words);
    const isUnstated = problem.reason === 'CHARGES_UNCONFIRMED';
    const state: PageState = { entered: isUnstated ? await withRead(visit, entered) : entered, problem };
    return sendAnswerPage(visit, { status: problem.status, offer: await findOffer(visit), state });
  }
}

function keptChoice(url: string): string {
  const chosen = chosenIn(url);
  return chosen === undefined ? '' : `?lang=${encodeURIComponent(chosen)}`;
}

async function send(
  { answers, token, limits, words }: Visit,
  { issues }: StandingOffer,
  form: AnswerForm,
): Promise<void> {
  const { message, entries, chargesConfirmed } = form;
  if (form.action === 'decline') {
    await answers.declineOffer({ token, message }, limits);
    return;
  }
  const currency = currencyOf(issues);
  const supply = toSupply(form.supply, currency, words);
  const said = { token, message, chargesConfirmed, ...(supply && { supply }) };
  if (form.action === 'accept') await answers.acceptOffer(said, limits);
  else {
    const charges = toCharges(form.charges, currency, words);
    await answers.counterOffer({ ...said, values: toValues(issues, entries, words), charges }, limits);
  }
}

/** What was entered, with the charges that its words name. Where they cannot be read the person enters them. */
async function withRead({ answers, token, limits, words }: Visit, entered: Entered): Promise<Entered> {
  const { proposal } = await answers
    .proposeOffer({ token, text: entered.message }, limits)
    .catch(() => ({ proposal: undefined }));
  const read = toChargeEntries(proposal?.charges ?? [], words);
  const names = entered.charges.charges.map(({ name }) => name.toLowerCase());
  const more = read.charges.filter(({ name }) => !names.includes(name.toLowerCase()));
  const charges = { charges: [...entered.charges.charges, ...more], tax: entered.charges.tax || read.tax };
  return { ...entered, charges };
}

async function propose(visit: Visit, offer: StandingOffer, { message }: AnswerForm): Promise<FastifyReply> {
  const { answers, token, limits, words } = visit;
  const { proposal } = await answers.proposeOffer({ token, text: message }, limits);
  const entered = {
    entries: toEntries(proposal?.values ?? [], words.language),
    charges: toChargeEntries(proposal?.charges ?? [], words),
    supply: noSupply,
    message,
  };
  return sendAnswerPage(visit, { offer, state: { entered, assumedIssues: proposal?.assumedIssues ?? [] } });
}

async function findOffer({ answers, token, limits }: Visit): Promise<StandingOffer> {
  const { standingOffer } = await answers.getStandingOffer({ token }, limits);
  if (!standingOffer) throw new Error('vendors answered without an offer');
  return standingOffer;
}

function lastSaid({ yourLastOffer }: StandingOffer, words: PageWords): Entered {
  const { values = [], charges = [] } = yourLastOffer ?? {};
  const entries = toEntries(values, words.language);
  return { entries, charges: toChargeEntries(charges, words), supply: noSupply, message: '' };
}

function enteredBy(offer: StandingOffer, form: AnswerForm, words: PageWords): Entered {
  const { action, entries, message, charges, supply } = form;
  const last = lastSaid(offer, words);
  // Who has pressed another button than that of the counter-offer has not seen its fields as theirs.
  return {
    entries: { ...last.entries, ...entries },
    charges: action === 'counter' ? charges : last.charges,
    supply,
    message,
  };
}

type Shown = { readonly status?: number; readonly offer: StandingOffer; readonly state: PageState };

function sendAnswerPage({ reply, words }: Visit, { status = 200, offer, state }: Shown): FastifyReply {
  return sendPage(reply, status, { words, ...answerPage(words, offer, state) });
}

type Answering = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly log: Logger };

// A person with a browser gets a page also where a program would get a problem document.
async function orProblemPage(
  { request, reply, log }: Answering,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ err: error, status: problem.status }, 'a vendor page failed');
    const words = wordsOf(request);
    return sendPage(reply, problem.status, { words, ...problemPage(words, problem) });
  }
}
