import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { DomainError } from '@procur/service-kit/domain-error';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { isSameOutcome } from '../domain/selling/same-outcome.ts';
import { lockTable, type TableKey } from './lock-table.ts';

export type BuyerOffer = TableKey & {
  readonly round: number;
  readonly offerId: string;
  readonly terms: Outcome;
  readonly message: string;
};

/** The table when the buyer has made an offer: what was said before, and the answer if this offer has one already. */
export type Turn = {
  readonly table: SellerTable;
  readonly past: readonly SellerAnswer[];
  readonly given: SellerAnswer | undefined;
};

/** Takes the table alone. @throws DomainError not-found; conflict when the offer does not fit the order of the table. */
export async function takeTurn(em: EntityManager, organisationId: string, offer: BuyerOffer): Promise<Turn> {
  const table = await lockTable(em, organisationId, offer);
  const past = await em.find(SellerAnswer, { threadId: table.threadId }, { orderBy: { round: 'asc' } });
  const given = past.find(({ round }) => round === offer.round);
  if (given) requireSameQuestion(given.buyerOffer, offer);
  else checkOrder(table, past, offer.round);
  return { table, past, given };
}

/** A round has one offer. @throws DomainError conflict when this is another one. */
export function requireSameQuestion(asked: Outcome, offer: BuyerOffer): void {
  if (isSameOutcome(asked, offer.terms)) return;
  throw new DomainError('conflict', 'ROUND_ANSWERED', `round ${offer.round} has had another offer`, {
    field: 'offer.round',
    given: String(offer.round),
  });
}

function checkOrder(table: SellerTable, past: readonly SellerAnswer[], round: number): void {
  const last = past.at(-1);
  if (table.closedAt !== null || (last && last.action !== 'counter')) {
    throw new DomainError('conflict', 'TABLE_CLOSED', 'nothing more can be offered at this table', {
      field: 'thread_id',
      given: table.threadId,
    });
  }
  const next = (last?.round ?? 0) + 1;
  if (round >= next && round <= table.maximumRounds) return;
  const allowed = [`${next} to ${table.maximumRounds}`];
  throw new DomainError('conflict', 'ROUND_OUT_OF_ORDER', `round ${round} cannot follow`, {
    field: 'offer.round',
    given: String(round),
    allowed,
  });
}
