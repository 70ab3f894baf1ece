import type { EntityManager } from '@mikro-orm/postgresql';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import type { ProcessStep } from '../domain/process-steps.ts';
import { type RequestStatus, requireTransition } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from './caller.ts';
import { recordChange } from './record-change.ts';

export type Move = {
  readonly to: RequestStatus;
  readonly steps: readonly ProcessStep[];
  /** Why it was rejected, cancelled or failed; empty otherwise. */
  readonly statusReason?: string;
};

/** Changes the status by the rules and tells the audit trail. @throws DomainError conflict when the rules forbid it. */
export function moveRequest(em: EntityManager, row: PurchaseRequest, move: Move, by: MoveBy): void {
  const { to, steps, statusReason = '' } = move;
  requireTransition(row.status, to);
  const before = { status: row.status };
  em.assign(row, { status: to, steps, statusReason, updatedAt: by.at });
  recordChange(em, by.caller, {
    entryId: by.ports.newId(),
    action: `purchase_request.${to}`,
    resourceId: row.id,
    before,
    after: { status: to, ...(statusReason !== '' && { reason: statusReason }) },
  });
}

export type MoveBy = { readonly caller: Caller; readonly at: Date; readonly ports: Pick<Ports, 'newId'> };
