import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import type { Charge } from '../domain/selling/charge.ts';
import type { Ports } from '../ports.ts';

export type AnswerState = 'awaited' | 'answered' | 'overdue' | 'closed';

/** The round of a link as its vendor may see it. Read from the vendor's side alone, which knows nothing else of the buyer's. */
export type StandingOffer = {
  readonly table: SellerTable;
  readonly vendor: Vendor;
  readonly request: AnswerRequest;
  readonly lastOffer: LastOffer;
  readonly answer: SellerAnswer | null;
  readonly state: AnswerState;
};

export type LastOffer = {
  readonly id: string;
  readonly round: number;
  readonly terms: Outcome;
  readonly charges: readonly Charge[] | null | undefined;
  readonly madeAt: Date;
};

export type Round = { readonly threadId: string; readonly round: number };

/** What lies before the vendor in this round. Changes nothing, however often it is asked. */
export async function readStandingOffer(
  { database, now }: Pick<Ports, 'database' | 'now'>,
  { threadId, round }: Round,
): Promise<StandingOffer> {
  return await database.read(async (em) => {
    const table = await em.findOneOrFail(SellerTable, { threadId });
    const vendor = await em.findOneOrFail(Vendor, { id: table.vendorId });
    const request = await em.findOneOrFail(AnswerRequest, { threadId, round });
    const answer = await em.findOne(SellerAnswer, { threadId, round });
    const lastOffer = await findLastOffer(em, table, round);
    return { table, vendor, request, lastOffer, answer, state: stateOf({ table, request, answer, at: now() }) };
  });
}

async function findLastOffer(em: EntityManager, table: SellerTable, round: number): Promise<LastOffer> {
  const { threadId } = table;
  const where = { threadId, round: { $lt: round }, action: 'counter' };
  const [last] = await em.find(SellerAnswer, where, { orderBy: { round: 'desc' }, limit: 1 });
  if (last?.counterOffer)
    return {
      ...{ id: last.offerId, round: last.round, terms: last.counterOffer, charges: last.charges },
      madeAt: last.answeredAt,
    };
  const { listOfferId: id, listOffer: terms, listCharges: charges, openedAt: madeAt } = table;
  return { id, round: 0, terms, charges, madeAt };
}

type StateFacts = Pick<StandingOffer, 'table' | 'request' | 'answer'> & { readonly at: Date };

function stateOf({ table, request, answer, at }: StateFacts): AnswerState {
  if (answer) return answer.endReason === 'ANSWER_OVERDUE' ? 'overdue' : 'answered';
  if (table.closedAt !== null) return 'closed';
  return request.dueAt <= at ? 'overdue' : 'awaited';
}
