import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import type { Charge } from '../../domain/selling/charge.ts';
import type { OfferCall } from '../../domain/selling/offer-call.ts';

/** An offer that lies before a vendor's person. Settled once there is an answer, by the person or by the clock. */
export const AnswerRequest = defineEntity({
  name: 'AnswerRequest',
  tableName: 'answer_requests',
  properties: {
    threadId: p.string().primary(),
    round: p.integer().primary(),
    buyerOfferId: p.string(),
    /** Null where the vendor was called for an offer of its own. */
    buyerOffer: p.json<Outcome>().nullable(),
    call: p.json<OfferCall>().nullable(),
    /** What was said with an offer of where the vendor's last one stands. */
    standing: p.string().nullable(),
    /** What comes on top of the buyer's offer. */
    buyerCharges: p.json<readonly Charge[]>().nullable(),
    buyerMessage: p.text(),
    askedAt: p.datetime(),
    dueAt: p.datetime(),
    /** When to remind; empty once that is done, or when there is nothing to remind of. */
    remindAt: p.datetime().nullable(),
    settledAt: p.datetime().nullable(),
    /** Set while its links are revoked and no new one has been asked for: none is issued. */
    linksRevokedAt: p.datetime().nullable(),
    /** How often words were read for it. */
    proposals: p.integer().default(0),
  },
});
export type AnswerRequest = InferEntity<typeof AnswerRequest>;
