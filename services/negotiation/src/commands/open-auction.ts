import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { Auction } from '../database/entities/auction.ts';

type Opening = { readonly negotiationId: string; readonly mandate: Mandate; readonly vendors: number };

/** Has the talks begin with an auction where the mandate asks for one and enough vendors are invited. */
export function openAuction(em: EntityManager, { negotiationId, mandate: { auction }, vendors }: Opening): void {
  if (auction && vendors >= auction.minimumVendors) em.create(Auction, { negotiationId, status: 'gathering' });
}
