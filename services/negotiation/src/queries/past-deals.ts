import type { EntityManager } from '@mikro-orm/postgresql';
import type { PastDeal, RememberedDeal } from '@procur/buyer-agent/memory';
import { findTerm, issueNames, textOf, unitPriceOf } from '@procur/buyer-agent/terms';
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

const agreedStatuses = ['agreed', 'awarded', 'not_awarded'] as const;
// Bounds the work of an opening. With a half-life of a year the newest say nearly everything.
const atMost = 200;

/** Agreements of completed negotiations of the organisation with these vendors, or in the category. Never of another one. */
export async function readPastDeals(em: EntityManager, filter: PastDealFilter): Promise<readonly PastDeal[]> {
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
  { vendorId, vendorName, listUnitPrice, rounds, concludedAt }: ThreadRow,
  { terms, madeAt }: OfferRow,
): PastDeal {
  const payment = findTerm(terms, issueNames.paymentTerms);
  return {
    ...{ requestNumber, vendorId, vendorName, category, quantity, listUnitPrice, rounds },
    unitPrice: unitPriceOf(terms).amount,
    paymentTerms: payment ? textOf(payment) : '',
    agreedAt: (concludedAt ?? madeAt).toISOString(),
  };
}

/** What a thread was opened with. */
export async function readMemory(em: EntityManager, threadId: string): Promise<readonly RememberedDeal[]> {
  return (await em.findOne(ThreadMemory, { threadId }))?.deals ?? [];
}
