import type { EntityManager } from '@mikro-orm/postgresql';
import { awardRejected, requestRejected } from '@procur/contracts/events';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { Approval } from '../database/entities/approval.ts';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { Shortlist } from '../database/entities/shortlist.ts';
import { lockRequest } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { type DecisionOutcome, decideStep } from '../domain/approval-decision.ts';
import { endStep } from '../domain/process-steps.ts';
import { requireStatus } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';
import { approveAward } from './approve-award.ts';
import { approveRequest } from './approve-request.ts';
import { announceApproval } from './ask-approvals.ts';
import { releaseBudget } from './book-budget.ts';
import { stopLots } from './lots/stop-lots.ts';
import { moveRequest } from './move-request.ts';

export type Verdict = {
  readonly requestId: string;
  readonly verdict: 'approve' | 'reject';
  readonly comment: string;
};

/**
 * Decides the open step of a request or of its award. Two decisions at the same time wait for each other at the row.
 * @throws DomainError conflict when nothing is open, forbidden when the step is not the caller's.
 */
export function decideApproval(ports: Ports) {
  return async (caller: Identity, { requestId, verdict, comment }: Verdict): Promise<RequestRecord> => {
    const { organisationId, subject: deciderId, roles: deciderRoles } = caller;
    return await ports.database.transaction(async (em) => {
      const row = await lockRequest(em, { organisationId, requestId });
      requireStatus(row.status, ['pending_approval', 'award_pending'], 'decided on');
      const { approvals } = await toRecord(em, row);
      const ownerIds = [row.requesterId, row.submittedBy ?? row.requesterId];
      const outcome = decideStep(approvals, { deciderId, deciderRoles, ownerIds, verdict, comment });
      await writeDecision(em, outcome, { comment, decidedAt: ports.now() });
      await follow(em, row, { outcome, caller, comment, ports });
      await em.flush();
      return await toRecord(em, row);
    });
  };
}

async function writeDecision(
  em: EntityManager,
  { decided, skipped }: DecisionOutcome,
  { comment, decidedAt }: { readonly comment: string; readonly decidedAt: Date },
): Promise<void> {
  const { state, decidedBy } = decided;
  const step = await em.findOneOrFail(Approval, { id: decided.id });
  em.assign(step, { state, decidedBy: decidedBy ?? null, comment, decidedAt });
  for (const { id } of skipped) em.assign(await em.findOneOrFail(Approval, { id }), { state: 'skipped' });
}

type Consequence = {
  readonly outcome: DecisionOutcome;
  readonly caller: Identity;
  readonly comment: string;
  readonly ports: Ports;
};

async function follow(em: EntityManager, row: PurchaseRequest, consequence: Consequence): Promise<void> {
  const { outcome, caller, ports } = consequence;
  const by = { ports, at: ports.now(), approvedBy: caller.subject };
  if (outcome.next) {
    em.assign(row, { updatedAt: by.at });
    return announceApproval(em, row, await em.findOneOrFail(Approval, { id: outcome.next.id }));
  }
  if (outcome.verdict === 'rejected') return await reject(em, row, consequence);
  if (outcome.decided.subject === 'award') return await approveAward(em, row, by);
  // A shortlist that is already there means that too few vendors were found and this decision allowed it.
  const found = await em.findOne(Shortlist, { requestId: row.id });
  if (found) em.assign(row, { exceptedVendorCount: found.shortlisted.length });
  approveRequest(em, row, by);
}

async function reject(em: EntityManager, row: PurchaseRequest, { outcome, caller, comment, ports }: Consequence) {
  const at = ports.now();
  const isAward = outcome.decided.subject === 'award';
  await stopLots(em, row, { reason: `Rejected: ${comment}`, at });
  await releaseBudget(em, row, ports);
  const steps = endStep(row.steps, 'failed', {
    stage: isAward ? 'award' : 'approval',
    detail: `Rejected: ${comment}`,
    at,
  });
  moveRequest(em, row, { to: 'rejected', steps, at, statusReason: comment });
  const { id: requestId, number, title, requesterId, organisationId } = row;
  const options = { aggregateId: requestId, organisationId };
  const data = { requestId, number, requesterId, rejectedBy: caller.subject, comment };
  if (isAward) publish(em, awardRejected, data, options);
  else publish(em, requestRejected, { ...data, title }, options);
}
