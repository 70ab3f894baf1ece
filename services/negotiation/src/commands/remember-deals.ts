import type { EntityManager } from '@mikro-orm/postgresql';
import { type RememberedDeal, recall } from '@procur/buyer-agent/memory';
import type { Terms } from '@procur/buyer-agent/terms';
import { ThreadMemory } from '../database/entities/thread-memory.ts';
import type { NegotiationOrder } from '../domain/negotiation-order.ts';
import type { Ports } from '../ports.ts';
import { type DealOfThread, readPastDeals, readVendorOffers } from '../queries/past-deals.ts';
import type { ThreadRow } from './lock-table.ts';

type Remembering = {
  readonly organisationId: string;
  readonly order: NegotiationOrder;
  readonly threads: readonly Pick<ThreadRow, 'id' | 'vendorId'>[];
};

/**
 * Stores with each thread what earlier deals of the organisation say about it. Stored, because a certificate must be
 * recomputed from what was known then.
 */
export async function rememberDeals(
  em: EntityManager,
  { now, settings }: Ports,
  { organisationId, order, threads }: Remembering,
): Promise<void> {
  if (settings.memoryDeals === 0) return;
  const { category, mandate, quantity } = order;
  const vendorIds = threads.map(({ vendorId }) => vendorId);
  const filter = { organisationId, currencyCode: mandate.currencyCode, category, vendorIds };
  const past = await readPastDeals(em, filter);
  const recalled = threads.map(({ id: threadId, vendorId }) => {
    const occasion = { vendorId, category, quantity: quantity.value, at: now() };
    return { threadId, deals: recall(past, occasion, settings.memoryDeals) };
  });
  const offers = await readVendorOffers(
    em,
    recalled.flatMap(({ deals }) => deals.map((deal) => deal.threadId)),
  );
  for (const { threadId, deals } of recalled) {
    const told = deals.map((deal) => toRemembered(deal, offers.get(deal.threadId)));
    if (told.length > 0) em.create(ThreadMemory, { threadId, deals: told });
  }
}

// The id of the other thread stays here: what is remembered is the deal.
function toRemembered(
  { threadId: _, ...deal }: DealOfThread & { readonly weight: number },
  vendorOffers: readonly Terms[] | undefined,
): RememberedDeal {
  return { ...deal, ...(vendorOffers && { vendorOffers }) };
}
