import { defineEntity, p } from '@mikro-orm/core';
import type { Mandate as MandateTerms } from '@procur/buyer-agent/mandate';
import type { TermWorth } from '@procur/buyer-agent/term-worth';
import type { ComparisonBasis } from '@procur/deal-certificate/certificate';

/** Private to the buyer's side: read to decide and to explain, never to answer a query about the negotiation. */
export const Mandate = defineEntity({
  name: 'Mandate',
  tableName: 'mandates',
  properties: {
    negotiationId: p.uuid().primary(),
    mandate: p.json<MandateTerms>(),
    worth: p.json<TermWorth>(),
    scoreWorth: p.text(),
    /** The figures worth was computed from; absent for negotiations from before certificates. */
    comparison: p.json<ComparisonBasis>().nullable(),
  },
});
