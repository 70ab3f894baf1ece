import type { EntityManager } from '@mikro-orm/postgresql';
import { requestApproved } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { endStep, startStep } from '../domain/process-steps.ts';
import { moveRequest } from './move-request.ts';

/** Sends the request on its way: the event it publishes is the process manager's first. */
export function approveRequest(
  em: EntityManager,
  row: PurchaseRequest,
  { approvedBy, at }: { readonly approvedBy: string; readonly at: Date },
): void {
  const detail = approvedBy === 'policy' ? 'No approval needed by policy' : `Approved by ${approvedBy}`;
  const approved = endStep(row.steps, 'done', { stage: 'approval', detail, at });
  const steps = startStep(approved, { stage: 'shortlist', detail: 'In the queue', at });
  moveRequest(em, row, { to: 'approved', steps, at });
  em.assign(row, { approvedBy });
  announceApproved(em, row);
}

export function announceApproved(em: EntityManager, row: PurchaseRequest): void {
  const { id: requestId, number, title, requesterId, organisationId } = row;
  const data = { requestId, number, title, requesterId, approvedBy: row.approvedBy ?? 'policy' };
  publish(em, requestApproved, data, { aggregateId: requestId, organisationId });
}
