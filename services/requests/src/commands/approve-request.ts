import type { EntityManager } from '@mikro-orm/postgresql';
import { requestApproved } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { endStep, startStep } from '../domain/process-steps.ts';
import { type MoveBy, moveRequest } from './move-request.ts';

/** Sends the request on its way: the event it publishes is the process manager's first. */
export function approveRequest(
  em: EntityManager,
  row: PurchaseRequest,
  { approvedBy, ...by }: MoveBy & { readonly approvedBy: string },
): void {
  const detail = approvedBy === 'policy' ? 'No approval needed by policy' : `Approved by ${approvedBy}`;
  const approved = endStep(row.steps, 'done', { stage: 'approval', detail, at: by.at });
  const steps = startStep(approved, { stage: 'shortlist', detail: 'In the queue', at: by.at });
  moveRequest(em, row, { to: 'approved', steps }, by);
  em.assign(row, { approvedBy });
  announceApproved(em, row);
}

export function announceApproved(em: EntityManager, row: PurchaseRequest): void {
  const { id: requestId, number, title, requesterId, organisationId } = row;
  const data = { requestId, number, title, requesterId, approvedBy: row.approvedBy ?? 'policy' };
  publish(em, requestApproved, data, { aggregateId: requestId, organisationId });
}
