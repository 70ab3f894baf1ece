import { BudgetEntryKind as WireEntryKind } from '@procur/contracts/gen/procur/requests/v1/policy_pb.ts';
import {
  ApprovalState as WireApprovalState,
  ApprovalSubject as WireApprovalSubject,
  BudgetPeriod as WirePeriod,
  RiskLevel as WireRisk,
  RequestStatus as WireStatus,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import type { ApprovalState, ApprovalSubject } from '../domain/approval-decision.ts';
import type { BudgetEntryKind } from '../domain/budget-ledger.ts';
import type { BudgetPeriod, RiskLevel } from '../domain/request-details.ts';
import type { RequestStatus } from '../domain/request-status.ts';

// A new value of the domain does not compile until it is mapped here.
export const wireStatuses: Record<RequestStatus, WireStatus> = {
  draft: WireStatus.DRAFT,
  pending_approval: WireStatus.PENDING_APPROVAL,
  approved: WireStatus.APPROVED,
  sourcing: WireStatus.SOURCING,
  negotiating: WireStatus.NEGOTIATING,
  award_pending: WireStatus.AWARD_PENDING,
  awarded: WireStatus.AWARDED,
  contracted: WireStatus.CONTRACTED,
  rejected: WireStatus.REJECTED,
  cancelled: WireStatus.CANCELLED,
  failed: WireStatus.FAILED,
};

export const wirePeriods: Record<BudgetPeriod, WirePeriod> = {
  total: WirePeriod.TOTAL,
  per_year: WirePeriod.PER_YEAR,
  per_month: WirePeriod.PER_MONTH,
};

export const wireRisks: Record<RiskLevel, WireRisk> = {
  low: WireRisk.LOW,
  medium: WireRisk.MEDIUM,
  high: WireRisk.HIGH,
};

export const wireSubjects: Record<ApprovalSubject, WireApprovalSubject> = {
  request: WireApprovalSubject.REQUEST,
  award: WireApprovalSubject.AWARD,
};

export const wireApprovalStates: Record<ApprovalState, WireApprovalState> = {
  pending: WireApprovalState.PENDING,
  approved: WireApprovalState.APPROVED,
  rejected: WireApprovalState.REJECTED,
  skipped: WireApprovalState.SKIPPED,
};

export const wireEntryKinds: Record<BudgetEntryKind, WireEntryKind> = {
  allocation: WireEntryKind.ALLOCATION,
  commitment: WireEntryKind.COMMITMENT,
  release: WireEntryKind.RELEASE,
  spend: WireEntryKind.SPEND,
};
