import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import type { OfferCall } from '../../domain/selling/offer-call.ts';

/** One round: the buyer's offer and what was answered. Written once, so that a repeated question gets the same answer. */
export const SellerAnswer = defineEntity({
  name: 'SellerAnswer',
  tableName: 'seller_answers',
  properties: {
    threadId: p.string().primary(),
    round: p.integer().primary(),
    /** Null where the vendor was called for an offer of its own. */
    buyerOffer: p.json<Outcome>().nullable(),
    call: p.json<OfferCall>().nullable(),
    action: p.string(),
    counterOffer: p.json<Outcome>().nullable(),
    offerId: p.uuid(),
    /** Words of a person or an outside agent; empty for the built-in agent. */
    message: p.text().default(''),
    /** Why the vendor left, a stable code. */
    endReason: p.string().default(''),
    answeredAt: p.datetime(),
  },
});
export type SellerAnswer = InferEntity<typeof SellerAnswer>;
