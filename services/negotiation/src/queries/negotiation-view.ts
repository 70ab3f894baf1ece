import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Auction } from '../database/entities/auction.ts';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { Deal } from '../database/entities/deal.ts';
import { HeldMove } from '../database/entities/held-move.ts';
import type { Negotiation } from '../database/entities/negotiation.ts';
import { Offer } from '../database/entities/offer.ts';
import { Thread } from '../database/entities/thread.ts';

export type NegotiationRow = InferEntity<typeof Negotiation>;
export type ThreadRow = InferEntity<typeof Thread>;
export type OfferRow = InferEntity<typeof Offer>;
export type HeldMoveRow = InferEntity<typeof HeldMove>;
export type DealRow = InferEntity<typeof Deal>;

/** A negotiation as anybody in the organisation may see it. Never built from a private table. */
export type NegotiationView = {
  readonly negotiation: NegotiationRow;
  /** In the order of the shortlist. */
  readonly threads: readonly ThreadRow[];
  /** The offers that threads point at, by id. */
  readonly offers: ReadonlyMap<string, OfferRow>;
  readonly deal: DealRow | undefined;
  /** Absent where none was asked for. */
  readonly auction: InferEntity<typeof Auction> | undefined;
  readonly entrants: readonly InferEntity<typeof AuctionEntrant>[];
  /** Moves above the authority limit that wait or were approved, by thread. */
  readonly heldMoves: ReadonlyMap<string, HeldMoveRow>;
};

/** Adds threads, their last offers and results in three queries, however many negotiations there are. */
export async function viewNegotiations(
  em: EntityManager,
  negotiations: readonly NegotiationRow[],
): Promise<readonly NegotiationView[]> {
  const negotiationId = { $in: negotiations.map(({ id }) => id) };
  const threads = await em.find(Thread, { negotiationId }, { orderBy: { position: 'asc' } });
  const offers = await em.find(Offer, { id: { $in: threads.flatMap(offerIds) } });
  const deals = await em.find(Deal, { negotiationId });
  const held = await em.find(
    HeldMove,
    { negotiationId, status: { $in: ['pending', 'approved'] } },
    { orderBy: { requestedAt: 'asc' } },
  );
  const auctions = await em.find(Auction, { negotiationId });
  const entrants = await em.find(AuctionEntrant, { negotiationId });
  const offersById = new Map(offers.map((offer) => [offer.id, offer]));
  return negotiations.map((negotiation) => ({
    negotiation,
    threads: threads.filter((thread) => thread.negotiationId === negotiation.id),
    offers: offersById,
    auction: auctions.find((auction) => auction.negotiationId === negotiation.id),
    entrants: entrants.filter((entrant) => entrant.negotiationId === negotiation.id),
    // The last one of each thread: what was approved before belongs to an offer that was not taken.
    heldMoves: new Map(held.map((move) => [move.threadId, move])),
    deal: deals.find((deal) => deal.negotiationId === negotiation.id),
  }));
}

function offerIds({ lastBuyerOfferId, lastSellerOfferId, agreedOfferId }: ThreadRow): string[] {
  return [lastBuyerOfferId, lastSellerOfferId, agreedOfferId].filter((id) => id != null);
}
