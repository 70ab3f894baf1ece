import { defineEntity, p } from '@mikro-orm/core';
import type { Terms } from '@procur/buyer-agent/terms';

export const parties = ['buyer', 'seller'] as const;
export type Party = (typeof parties)[number];

/** What one side has put on the table, known to both. The list offer is the seller's of round 0. */
export const Offer = defineEntity({
  name: 'Offer',
  tableName: 'offers',
  properties: {
    id: p.uuid().primary(),
    negotiationId: p.uuid(),
    threadId: p.uuid(),
    vendorId: p.text(),
    round: p.smallint(),
    party: p.enum(parties),
    terms: p.json<Terms>(),
    message: p.text(),
    /** Who found the words of the buyer's offer: `rules`, `model:<name>`, or the rules and why not the model. */
    wordedBy: p.text().default(''),
    /** The user who made it in place of the buyer's agent; the vendor is not told. */
    madeBy: p.text().default(''),
    madeAt: p.datetime(),
  },
});
