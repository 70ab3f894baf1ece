import type { EntityManager } from '@mikro-orm/postgresql';
import type { PastDeal, RememberedDeal } from '@procur/buyer-agent/memory';
import { findTerm, issueNames, type Terms, textOf, unitPriceOf } from '@procur/buyer-agent/terms';
import { Negotiation } from '../database/entities/negotiation.ts';
import { Offer } from '../database/entities/offer.ts';
import { Thread } from '../database/entities/thread.ts';
import { ThreadMemory } from '../database/entities/thread-memory.ts';
import type { NegotiationRow, OfferRow, ThreadRow } from './negotiation-view.ts';

/** Whose deals, and which of them can say anything. */
export type PastDealFilter = {
  readonly organisationId: string;
  readonly currencyCode: string;
  readonly category: string;
  readonly vendorIds: readonly string[];
};

/** A past deal and where its talks are on record. */
export type DealOfThread = PastDeal & { readonly threadId: string };

const agreedStatuses = ['agreed', 'awarded', 'not_awarded'] as const;
// Bounds the work of an opening. With a half-life of a year the newest say nearly everything.
const atMost = 200;

/** Agreements of completed negotiations of the organisation with these vendors, or in the category. Never of another one. */
export async function readPastDeals(em: EntityManager, filter: PastDealFilter): Promise<readonly DealOfThread[]> {
  const { organisationId, currencyCode, category, vendorIds } = filter;
  const ofVendors = await em.find(
    Thread,
    {
      organisationId,
      vendorId: { $in: [...vendorIds] },
      agreedOfferId: { $ne: null },
      status: { $in: agreedStatuses },
    },
    { fields: ['negotiationId'], orderBy: { concludedAt: 'desc' }, limit: atMost },
  );
  const ids = ofVendors.map(({ negotiationId }) => negotiationId);
  const negotiations = await em.find(
    Negotiation,
    { organisationId, status: 'completed', currencyCode, $or: [{ category }, { id: { $in: ids } }] },
    { orderBy: { startedAt: 'desc' }, limit: atMost },
  );
  const threads = await em.find(Thread, {
    negotiationId: { $in: negotiations.map(({ id }) => id) },
    status: { $in: agreedStatuses },
  });
  const offers = await em.find(Offer, { id: { $in: threads.flatMap(({ agreedOfferId }) => agreedOfferId ?? []) } });
  return threads.flatMap((thread) => {
    const negotiation = negotiations.find(({ id }) => id === thread.negotiationId);
    const offer = offers.find(({ id }) => id === thread.agreedOfferId);
    return negotiation && offer ? [toPastDeal(negotiation, thread, offer)] : [];
  });
}

function toPastDeal(
  { requestNumber, category, quantityValue: quantity }: NegotiationRow,
  { id: threadId, vendorId, vendorName, listUnitPrice, rounds, concludedAt }: ThreadRow,
  { terms, madeAt }: OfferRow,
): DealOfThread {
  const payment = findTerm(terms, issueNames.paymentTerms);
  return {
    ...{ threadId, requestNumber, vendorId, vendorName, category, quantity, listUnitPrice, rounds },
    unitPrice: unitPriceOf(terms).amount,
    paymentTerms: payment ? textOf(payment) : '',
    agreedAt: (concludedAt ?? madeAt).toISOString(),
  };
}

/** What a thread was opened with. */
export async function readMemory(em: EntityManager, threadId: string): Promise<readonly RememberedDeal[]> {
  return (await em.findOne(ThreadMemory, { threadId }))?.deals ?? [];
}

// What a vendor says first it wants most; later offers say more of the pressure than of the vendor.
const offersOfDeal = 5;

/** The vendors' own first different offers in threads of the past, without their list offers, by thread. */
export async function readVendorOffers(
  em: EntityManager,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Terms[]>> {
  const where = { threadId: { $in: [...new Set(threadIds)] }, party: 'seller' as const, round: { $gt: 0 } };
  const offers = await em.find(Offer, where, { orderBy: [{ round: 'asc' }, { id: 'asc' }] });
  const found = new Map<string, Terms[]>();
  for (const { threadId, terms } of offers) {
    const known = found.get(threadId) ?? [];
    const isNew = !known.some((one) => JSON.stringify(one) === JSON.stringify(terms));
    if (isNew && known.length < offersOfDeal) found.set(threadId, [...known, terms]);
  }
  return found;
}
