import { defineEntity, p } from '@mikro-orm/core';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { amendmentStatuses } from '../../domain/mandate-amendment.ts';

/** Private to the buyer's side: a change of the mandate that somebody wanted, and what became of it. */
export const MandateAmendment = defineEntity({
  name: 'MandateAmendment',
  tableName: 'mandate_amendments',
  properties: {
    id: p.uuid().primary(),
    negotiationId: p.uuid(),
    baseVersion: p.integer(),
    mandate: p.json<Mandate>(),
    reason: p.text(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    status: p.enum(amendmentStatuses),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    comment: p.text(),
  },
});
