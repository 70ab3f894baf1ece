import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Issue } from '@procur/negotiation-engine/issue';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';

/** One negotiation thread as the vendor's side knows it: what was said, and nothing of the buyer's but that. */
export const SellerTable = defineEntity({
  name: 'SellerTable',
  tableName: 'seller_tables',
  properties: {
    threadId: p.string().primary(),
    organisationId: p.string(),
    vendorId: p.uuid(),
    category: p.string(),
    quantity: p.decimal(),
    maximumRounds: p.integer(),
    issues: p.json<readonly Issue[]>(),
    listOffer: p.json<Outcome>(),
    listOfferId: p.uuid(),
    outcome: p.string().nullable(),
    agreedOffer: p.json<Outcome>().nullable(),
    openedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
  },
});
export type SellerTable = InferEntity<typeof SellerTable>;
