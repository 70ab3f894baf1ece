import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import type { Charge } from '../../domain/selling/charge.ts';
import type { OfferCall } from '../../domain/selling/offer-call.ts';
import type { Supply } from '../../domain/selling/supply.ts';

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
    /** What was said with an offer of where the vendor's last one stands. */
    standing: p.string().nullable(),
    action: p.string(),
    counterOffer: p.json<Outcome>().nullable(),
    /** What comes on top of either side's offer; null for nothing. */
    buyerCharges: p.json<readonly Charge[]>().nullable(),
    charges: p.json<readonly Charge[]>().nullable(),
    /** What the vendor can supply of all lots, where it was asked and says so. */
    supply: p.json<Supply>().nullable(),
    offerId: p.uuid(),
    /** Words of a person or an outside agent; empty for the built-in agent. */
    message: p.text().default(''),
    /** Why the vendor left, a stable code. */
    endReason: p.string().default(''),
    answeredAt: p.datetime(),
  },
});
export type SellerAnswer = InferEntity<typeof SellerAnswer>;
