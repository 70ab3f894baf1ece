import type { EntityManager } from '@mikro-orm/postgresql';
import { recall } from '@procur/buyer-agent/memory';
import { ThreadMemory } from '../database/entities/thread-memory.ts';
import type { NegotiationOrder } from '../domain/negotiation-order.ts';
import type { Ports } from '../ports.ts';
import { readPastDeals } from '../queries/past-deals.ts';
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
  for (const { id: threadId, vendorId } of threads) {
    const occasion = { vendorId, category, quantity: quantity.value, at: now() };
    const deals = recall(past, occasion, settings.memoryDeals);
    if (deals.length > 0) em.create(ThreadMemory, { threadId, deals });
  }
}
