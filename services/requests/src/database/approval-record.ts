import type { ApprovalStep } from '../domain/approval-decision.ts';
import type { Approval } from './entities/approval.ts';

export type ApprovalRecord = ApprovalStep & {
  readonly reason: string;
  readonly comment: string;
  readonly decidedAt: Date | undefined;
};

export function toApprovalRecord(approval: Approval): ApprovalRecord {
  const { id, subject, position, requiredRole, state, reason } = approval;
  return {
    ...{ id, subject, position, requiredRole, state, reason },
    decidedBy: approval.decidedBy ?? undefined,
    comment: approval.comment ?? '',
    decidedAt: approval.decidedAt ?? undefined,
    askedAtMs: approval.createdAt.getTime(),
  };
}
