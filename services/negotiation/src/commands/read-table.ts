import type { InferEntity } from '@mikro-orm/core';
import type { AgreedThread, Yardstick } from '@procur/buyer-agent/award';
import type { Purchase } from '@procur/buyer-agent/deal-money';
import type { Mandate as MandateTerms } from '@procur/buyer-agent/mandate';
import { purchaseUnder, yardstickUnder } from '@procur/buyer-agent/purchase';
import { Auction } from '../database/entities/auction.ts';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { Mandate } from '../database/entities/mandate.ts';
import { Negotiation } from '../database/entities/negotiation.ts';
import { Offer } from '../database/entities/offer.ts';
import { Thread } from '../database/entities/thread.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { Ports } from '../ports.ts';
import type { NegotiationRow, ThreadRow } from './lock-table.ts';

export type MandateRow = InferEntity<typeof Mandate>;
export type AgentRow = InferEntity<typeof ThreadAgent>;

/** One thread and what the buyer's side knows about it. */
export type Table = {
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  readonly mandate: MandateRow;
  /** Absent until the vendor has answered the opening. */
  readonly agent: AgentRow | null;
  /** Absent where the mandate asks for no auction, and until it has begun. */
  readonly auction: InferEntity<typeof Auction> | null;
  readonly entrant: InferEntity<typeof AuctionEntrant> | null;
};

export async function readTable({ database }: Ports, threadId: string): Promise<Table | undefined> {
  const { em } = database;
  const thread = await em.findOne(Thread, { id: threadId });
  if (!thread) return undefined;
  const negotiation = await em.findOneOrFail(Negotiation, { id: thread.negotiationId });
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: thread.negotiationId });
  const agent = await em.findOne(ThreadAgent, { threadId });
  const auction = await em.findOne(Auction, { negotiationId: thread.negotiationId });
  const entrant = await em.findOne(AuctionEntrant, { threadId });
  return { negotiation, thread, mandate, agent, auction, entrant };
}

/** The threads of other vendors whose terms are agreed, with those terms, in the order of the shortlist. */
export async function readElsewhere(
  { database }: Ports,
  { negotiation, thread }: Pick<Table, 'negotiation' | 'thread'>,
): Promise<readonly AgreedThread[]> {
  const { em } = database;
  const others = { negotiationId: negotiation.id, status: 'agreed' as const, id: { $ne: thread.id } };
  const agreed = await em.find(Thread, others, { orderBy: { position: 'asc' } });
  const offers = await em.find(Offer, { id: { $in: agreed.flatMap((other) => other.agreedOfferId ?? []) } });
  return agreed.flatMap(({ id: threadId, vendorName, score, position, agreedOfferId }) => {
    const offer = offers.find(({ id }) => id === agreedOfferId);
    return offer ? [{ threadId, vendorName, score, position, terms: offer.terms }] : [];
  });
}

export function yardstickOf(negotiation: NegotiationRow, { mandate, worth, scoreWorth }: MandateRow): Yardstick {
  return yardstickUnder(mandate, negotiation.quantityValue, { worth, scoreWorth });
}

export function purchaseOf({ quantityValue }: NegotiationRow, mandate: MandateTerms): Purchase {
  return purchaseUnder(mandate, quantityValue);
}

export function quantityOf({ quantityValue, quantityUnit }: NegotiationRow) {
  return { value: quantityValue, unitCode: quantityUnit };
}
