import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type {
  ApprovalStepSchema,
  PurchaseRequestSchema,
  RequestProgressSchema,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import type {
  DraftPurchaseRequestResponseSchema,
  GetShortlistResponseSchema,
} from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { amountToMoney } from '@procur/service-kit/money';
import type { ApprovalRecord } from '../database/approval-record.ts';
import type { RequestRecord } from '../database/request-record.ts';
import type { ProcessStep } from '../domain/process-steps.ts';
import type { VendorShortlist } from '../domain/shortlist.ts';
import type { Draft } from '../queries/draft-purchase-request.ts';
import type { Progress } from '../queries/get-request-progress.ts';
import { toWireAward } from './award-messages.ts';
import { toWireDetails } from './details-messages.ts';
import { toWireLot, toWireSplit } from './lot-messages.ts';
import { wireApprovalStates, wireStatuses, wireSubjects } from './wire-enums.ts';

export function toWireRequest(record: RequestRecord): MessageInitShape<typeof PurchaseRequestSchema> {
  const { row, details, lineIds, approvals, award, lots, split } = record;
  const { id, number, requesterId, statusReason, policyVersion } = row;
  return {
    ...{ id, number, requesterId, statusReason, policyVersion },
    status: wireStatuses[row.status],
    details: toWireDetails(details, lineIds),
    approvals: approvals.map(toWireApproval),
    negotiationId: row.negotiationId ?? '',
    contractId: row.contractId ?? '',
    ...(award && { award: toWireAward(award) }),
    parentRequestId: row.parentId ?? '',
    lots: lots.map(toWireLot),
    ...(split && { split: toWireSplit(split) }),
    version: BigInt(row.version),
    createdAt: timestampFromDate(row.createdAt),
    updatedAt: timestampFromDate(row.updatedAt),
  };
}

export function toWireApproval(step: ApprovalRecord): MessageInitShape<typeof ApprovalStepSchema> {
  const { id, position, requiredRole, reason, comment, decidedBy = '', decidedAt } = step;
  return {
    ...{ id, position, requiredRole, reason, comment, decidedBy },
    subject: wireSubjects[step.subject],
    state: wireApprovalStates[step.state],
    ...(decidedAt && { decidedAt: timestampFromDate(decidedAt) }),
  };
}

export function toWireDraft(draft: Draft): MessageInitShape<typeof DraftPurchaseRequestResponseSchema> {
  const { details, sources, questions, engine } = draft;
  return {
    draft: toWireDetails(details),
    sources: [...sources],
    questions: questions.map(({ options, ...question }) => ({ ...question, options: [...options] })),
    engine,
  };
}

export function toWireProgress({ record, whereabouts }: Progress): MessageInitShape<typeof RequestProgressSchema> {
  const { row, lots } = record;
  return {
    requestId: row.id,
    status: wireStatuses[row.status],
    ...whereabouts,
    steps: row.steps.map(toWireStep),
    negotiationId: row.negotiationId ?? '',
    contractId: row.contractId ?? '',
    lots: lots.map(toWireLot),
  };
}

export function toWireShortlist(found: VendorShortlist): MessageInitShape<typeof GetShortlistResponseSchema> {
  return {
    shortlisted: found.shortlisted.map(({ vendorId, vendorName, rank, score, reasons, listUnitPrice: price }) => ({
      ...{ vendorId, vendorName, rank, score, reasons: [...reasons] },
      ...(price && { listUnitPrice: amountToMoney(price) }),
    })),
    skipped: [...found.skipped],
  };
}

function toWireStep({ name, state, detail, startedAt, completedAt }: ProcessStep) {
  return {
    ...{ name, state, detail },
    ...(startedAt && { startedAt: timestampFromDate(new Date(startedAt)) }),
    ...(completedAt && { completedAt: timestampFromDate(new Date(completedAt)) }),
  };
}
