import type { AgreedThread } from '@procur/buyer-agent/award';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { Offer } from '../database/entities/offer.ts';
import { Thread } from '../database/entities/thread.ts';
import { openThreadStatuses } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import type { Table } from './read-table.ts';

/** Another vendor with the offer that stands. */
export type StandingOffer = AgreedThread & { readonly offerId: string };

/**
 * What other vendors at the table have offered last, in the order of the shortlist. List offers are what everybody gets,
 * and vendors that an auction does not compare are not compared here either.
 */
export async function readStandings(
  { database }: Ports,
  { negotiation: { id: negotiationId }, thread }: Pick<Table, 'negotiation' | 'thread'>,
): Promise<readonly StandingOffer[]> {
  const { em } = database;
  const apart = await em.find(AuctionEntrant, { negotiationId, status: 'not_comparable' });
  const ids = apart.map(({ threadId }) => threadId);
  if (ids.includes(thread.id)) return [];
  const others = { negotiationId, status: { $in: [...openThreadStatuses] }, id: { $nin: [...ids, thread.id] } };
  const threads = await em.find(Thread, others, { orderBy: { position: 'asc' } });
  const last = { id: { $in: threads.flatMap((other) => other.lastSellerOfferId ?? []) }, round: { $gt: 0 } };
  const offers = await em.find(Offer, last);
  return threads.flatMap(({ id: threadId, vendorName, score, position, lastSellerOfferId: offerId }) => {
    const offer = offers.find(({ id }) => id === offerId);
    return offer ? [{ threadId, vendorName, score, position, terms: offer.terms, offerId: offer.id }] : [];
  });
}
