import type { EntityManager } from '@mikro-orm/postgresql';
import { requestSubmitted } from '@procur/contracts/events';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { requireVersion } from '@procur/service-kit/require-version';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { policyInForce } from '../database/find-policy.ts';
import { lockRequest } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { requiredSteps } from '../domain/approval-policy.ts';
import { requireWithinPolicy } from '../domain/check-policy.ts';
import { lotCategories } from '../domain/lots/division.ts';
import { requireNegotiable } from '../domain/lots/require-negotiable.ts';
import type { Policy } from '../domain/policy.ts';
import { startStep } from '../domain/process-steps.ts';
import { effectiveRisk } from '../domain/request-details.ts';
import { requireOwner } from '../domain/request-owner.ts';
import { requireStatus } from '../domain/request-status.ts';
import { amountToCommit, type BudgetedDetails, requireBudgeted, requireComplete } from '../domain/request-total.ts';
import type { Ports } from '../ports.ts';
import { approveRequest } from './approve-request.ts';
import { askApprovals } from './ask-approvals.ts';
import { commitBudget } from './book-budget.ts';
import { moveRequest } from './move-request.ts';

/**
 * Hands a draft to the policy: the money is committed, and whoever must approve is asked, in one transaction.
 * @throws DomainError invalid for what is missing, conflict for what policy or budget forbid.
 */
export function submitPurchaseRequest(ports: Ports) {
  return async (caller: Identity, requestId: string, version: bigint): Promise<RequestRecord> => {
    const { organisationId } = caller;
    return await ports.database.transaction(async (em) => {
      const row = await lockRequest(em, { organisationId, requestId });
      requireOwner(caller, row.requesterId);
      // Absent means: whatever it is now. The status alone stops a second submission.
      if (version !== 0n) requireVersion('request', row.version, version);
      requireStatus(row.status, ['draft'], 'submitted');
      const policy = await policyInForce(em, organisationId);
      const { details: written } = await toRecord(em, row);
      const details = written.division ? requireBudgeted(written, policy) : requireComplete(written, policy);
      await commitBudget(em, row, amountToCommit(details), ports);
      await decideBy(policy, { em, row, details, caller, ports });
      await em.flush();
      return await toRecord(em, row);
    });
  };
}

type Submission = {
  readonly em: EntityManager;
  readonly row: PurchaseRequest;
  readonly details: BudgetedDetails;
  readonly caller: Identity;
  readonly ports: Ports;
};

async function decideBy(policy: Policy, { em, row, details, caller, ports }: Submission): Promise<void> {
  const at = ports.now();
  requireWithinPolicy(details, policy);
  const { maximumLots } = ports.limits;
  requireNegotiable(details, { policy, today: at.toISOString().slice(0, 10), maximumLots });
  em.assign(row, { policyVersion: policy.version, submittedBy: caller.subject });
  const { id: requestId, number, requesterId, organisationId } = row;
  const data = { requestId, number, requesterId, policyVersion: policy.version };
  publish(em, requestSubmitted, data, { aggregateId: requestId, organisationId });
  const { category } = details;
  const facts = { total: amountToCommit(details), category, lotCategories: lotCategories(details) };
  const steps = requiredSteps(policy, { ...facts, risk: effectiveRisk(details) });
  if (steps.length === 0) return approveRequest(em, row, { at, approvedBy: 'policy' });
  const waiting = startStep(row.steps, { stage: 'approval', detail: 'Waiting for approval', at });
  moveRequest(em, row, { to: 'pending_approval', steps: waiting, at });
  await askApprovals(em, row, { subject: 'request', steps }, ports);
}
