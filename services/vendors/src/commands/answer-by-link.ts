import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { AnswerLink } from '../database/entities/answer-link.ts';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { checkCharges, type GivenCharge } from '../domain/selling/charge.ts';
import {
  checkCounterOffer,
  checkMessage,
  type GivenValue,
  isSameAnswer,
  type PersonAnswer,
} from '../domain/selling/person-answer.ts';
import { checkSupply, type GivenSupply } from '../domain/selling/supply.ts';
import { tableCurrency } from '../domain/selling/table-currency.ts';
import { requireStated } from '../domain/selling/unstated-charges.ts';
import type { Ports } from '../ports.ts';
import { linkRevoked, type OpenedLink, withAnswerLink } from './find-answer-link.ts';
import { lockTable } from './lock-table.ts';
import { settleAnswer } from './settle-answer.ts';

/** What a person sends. */
export type LinkAnswer = {
  readonly action: 'accept' | 'counter' | 'end';
  /** Of a counter-offer. */
  readonly values: readonly GivenValue[];
  readonly charges: readonly GivenCharge[];
  /** Of a counter-offer or an acceptance. */
  readonly supply: GivenSupply | null;
  /** Whether the person has said that no other charge is meant by the words. */
  readonly chargesConfirmed: boolean;
  readonly message: string;
};

export type AnswerOnRecord = { readonly table: SellerTable; readonly answer: SellerAnswer };

/**
 * Answers the round of a link, once. The same answer again, by this link or another of the round, has no effect.
 * @throws DomainError forbidden for a link that is not good; conflict when there is another answer or none is awaited;
 * invalid when the counter-offer cannot be made.
 */
export function answerByLink(ports: Ports) {
  return async (token: string, given: LinkAnswer): Promise<AnswerOnRecord> =>
    await withAnswerLink(ports, token, (link) =>
      ports.database.transaction((em) => record(em, ports, { link, given })),
    );
}

type Answering = { readonly link: OpenedLink; readonly given: LinkAnswer };

async function record(em: EntityManager, ports: Ports, { link, given }: Answering): Promise<AnswerOnRecord> {
  const { threadId, round, tokenHash } = link;
  const table = await lockTable(em, link.organisationId, link);
  // Read again under the lock of the table: it may have been revoked while this answer was on its way.
  const used = await em.findOneOrFail(AnswerLink, { tokenHash });
  if (used.revokedAt) throw linkRevoked();
  const request = await em.findOneOrFail(AnswerRequest, { threadId, round });
  const answer = readAnswer(ports, { table, request }, given);
  const known = await em.findOne(SellerAnswer, { threadId, round });
  if (known) return { table, answer: requireSame(known, answer) };
  const at = ports.now();
  requireAwaited(table, request, at);
  used.usedAt = at;
  const endReason = answer.action === 'end' ? 'VENDOR_DECLINED' : '';
  const offerId = ports.newId();
  return { table, answer: settleAnswer(em, { table, request, answer, endReason, offerId, at }) };
}

function readAnswer(
  { answers }: Ports,
  { table: { issues }, request }: { readonly table: SellerTable; readonly request: AnswerRequest },
  { action: given, values, charges: givenCharges, supply: givenSupply, message: words, chargesConfirmed }: LinkAnswer,
): PersonAnswer {
  const action = request.call ? answerToCall(given) : given;
  const currency = tableCurrency(issues);
  const supply = checkSupply(givenSupply, currency);
  const message = checkMessage(words, answers.maxCharacters);
  const charges = action === 'counter' ? checkCharges(givenCharges, currency) : [];
  // Accepting takes what the buyer pays on top as well, so naming that again adds nothing.
  const stated = action === 'counter' ? charges : (request.buyerCharges ?? []);
  const isBinding = action === 'counter' || action === 'accept';
  if (isBinding && !chargesConfirmed) requireStated(message, stated);
  if (action !== 'counter') return { action, counterOffer: null, charges: null, supply, message };
  return { action, counterOffer: checkCounterOffer(issues, values), charges, supply, message };
}

// A call has nothing in it to be accepted; who declines it leaves the auction and not the talks.
function answerToCall(action: LinkAnswer['action']): PersonAnswer['action'] {
  if (action === 'counter') return action;
  if (action === 'end') return 'pass';
  throw new DomainError('conflict', 'NOTHING_TO_ACCEPT', 'the buyer asks for an offer and has made none', {
    field: 'token',
    given: action,
    allowed: ['counter', 'decline'],
  });
}

function requireSame(known: SellerAnswer, again: PersonAnswer): SellerAnswer {
  const { message, counterOffer = null, charges, supply } = known;
  const action = actionOf(known);
  if (isSameAnswer({ action, counterOffer, charges, supply, message }, again)) return known;
  const isOverdue = known.endReason === 'ANSWER_OVERDUE';
  if (isOverdue) throw new DomainError('conflict', 'ANSWER_OVERDUE', 'the time to answer is over', { field: 'token' });
  throw new DomainError('conflict', 'LINK_USED', 'this round has been answered, and an answer stands', {
    field: 'token',
    given: again.action,
    allowed: [action],
  });
}

function requireAwaited({ closedAt }: SellerTable, { dueAt }: AnswerRequest, at: Date): void {
  if (closedAt !== null)
    throw new DomainError('conflict', 'TABLE_CLOSED', 'the talks have ended in the meantime', { field: 'token' });
  if (dueAt <= at)
    throw new DomainError('conflict', 'ANSWER_OVERDUE', 'the time to answer is over', { field: 'token' });
}

/** The action of a stored answer, whose column is text. */
export function actionOf({ action }: Pick<SellerAnswer, 'action'>): PersonAnswer['action'] {
  return action === 'accept' || action === 'counter' || action === 'pass' ? action : 'end';
}
