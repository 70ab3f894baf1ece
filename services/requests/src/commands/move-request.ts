import type { EntityManager } from '@mikro-orm/postgresql';
import { lotMoved } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import type { ProcessStep } from '../domain/process-steps.ts';
import { type RequestStatus, requireTransition } from '../domain/request-status.ts';

export type Move = {
  readonly to: RequestStatus;
  readonly steps: readonly ProcessStep[];
  readonly at: Date;
  /** Why it was rejected, cancelled or failed; empty otherwise. */
  readonly statusReason?: string;
};

/** Changes the status by the rules and tells the audit trail. @throws DomainError conflict when the rules forbid it. */
export function moveRequest(em: EntityManager, row: PurchaseRequest, move: Move): void {
  const { to, steps, at, statusReason = '' } = move;
  requireTransition(row.status, to);
  const before = { status: row.status };
  em.assign(row, { status: to, steps, statusReason, updatedAt: at });
  recordChange(em, 'requests', {
    action: `purchase_request.${to}`,
    resourceId: row.id,
    before,
    after: { status: to, ...(statusReason !== '' && { reason: statusReason }) },
  });
  tellParent(em, row);
}

/** Has the request that this is a lot of look where its lots are; nothing when it is no lot. */
export function tellParent(em: EntityManager, { id: lotRequestId, parentId, organisationId }: PurchaseRequest): void {
  if (!parentId) return;
  publish(em, lotMoved, { requestId: parentId, lotRequestId }, { aggregateId: parentId, organisationId });
}
