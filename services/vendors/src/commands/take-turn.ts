import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { DomainError } from '@procur/service-kit/domain-error';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { type Charge, isSameCharges } from '../domain/selling/charge.ts';
import type { OfferCall, ToldStanding } from '../domain/selling/offer-call.ts';
import { isSameOutcome } from '../domain/selling/same-outcome.ts';
import { lockTable, type TableKey } from './lock-table.ts';

export type BuyerOffer = TableKey & {
  readonly round: number;
  readonly offerId: string;
  readonly terms: Outcome;
  /** What the buyer pays on top. */
  readonly charges: readonly Charge[];
  readonly message: string;
  /** What is said with it of where the vendor's last offer stands; null for nothing. */
  readonly standing: ToldStanding | null;
};

/** A call for the vendor's best offer, in place of an offer. */
export type BuyerCall = TableKey & {
  readonly round: number;
  readonly callId: string;
  readonly call: OfferCall;
  readonly message: string;
};

/** What a round puts before a vendor. */
export type BuyerTurn = BuyerOffer | BuyerCall;

/** The table when the buyer has made an offer: what was said before, and the answer if this offer has one already. */
export type Turn = {
  readonly table: SellerTable;
  readonly past: readonly SellerAnswer[];
  readonly given: SellerAnswer | undefined;
};

/** Takes the table alone. @throws DomainError not-found; conflict when the offer does not fit the order of the table. */
export async function takeTurn(em: EntityManager, organisationId: string, asked: BuyerTurn): Promise<Turn> {
  const table = await lockTable(em, organisationId, asked);
  const past = await em.find(SellerAnswer, { threadId: table.threadId }, { orderBy: { round: 'asc' } });
  const given = past.find(({ round }) => round === asked.round);
  if (given) requireSameQuestion(given, asked);
  else checkOrder(table, past, asked.round);
  return { table, past, given };
}

type Question = {
  readonly buyerOffer?: Outcome | null | undefined;
  readonly buyerCharges?: readonly Charge[] | null | undefined;
  readonly call?: OfferCall | null | undefined;
};

/** What a round has asked, as it is kept with the answer. */
export function questionOf(asked: BuyerTurn): {
  readonly buyerOffer: Outcome | null;
  readonly buyerCharges: readonly Charge[] | null;
  readonly call: OfferCall | null;
  readonly standing: ToldStanding | null;
} {
  if ('call' in asked) return { buyerOffer: null, buyerCharges: null, call: asked.call, standing: null };
  return { buyerOffer: asked.terms, buyerCharges: asked.charges, call: null, standing: asked.standing };
}

/** A round has one question. @throws DomainError conflict when this is another one. */
export function requireSameQuestion(known: Question, asked: BuyerTurn): void {
  if ('call' in asked ? isSameCall(known.call, asked.call) : isSameOffer(known, asked)) return;
  throw new DomainError('conflict', 'ROUND_ANSWERED', `round ${asked.round} has had another offer`, {
    field: 'offer.round',
    given: String(asked.round),
  });
}

function isSameOffer({ buyerOffer, buyerCharges }: Question, { terms, charges }: BuyerOffer): boolean {
  return buyerOffer != null && isSameOutcome(buyerOffer, terms) && isSameCharges(buyerCharges ?? [], charges);
}

function isSameCall(known: OfferCall | null | undefined, { kind, number, isBehind }: OfferCall): boolean {
  return known?.kind === kind && known.number === number && known.isBehind === isBehind;
}

function checkOrder(table: SellerTable, past: readonly SellerAnswer[], round: number): void {
  const last = past.at(-1);
  if (table.closedAt !== null || (last && last.action !== 'counter' && last.action !== 'pass')) {
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
