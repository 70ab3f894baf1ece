import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { approvalStates, approvalSubjects } from '../../domain/approval-decision.ts';

/** A step of an approval: who must decide, and what was decided. */
export const Approval = defineEntity({
  name: 'Approval',
  tableName: 'approvals',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    requestId: p.uuid(),
    subject: p.enum(approvalSubjects),
    position: p.integer(),
    requiredRole: p.string(),
    state: p.enum(approvalStates),
    reason: p.text(),
    decidedBy: p.string().nullable(),
    comment: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});
export type Approval = InferEntity<typeof Approval>;
