import type { EntityManager } from '@mikro-orm/postgresql';
import { requestCancelled } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { Approval } from '../../database/entities/approval.ts';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { lockLots } from '../../database/find-lots.ts';
import { skipRest } from '../../domain/process-steps.ts';
import { canBecome } from '../../domain/request-status.ts';
import { moveRequest } from '../move-request.ts';

type Stopping = { readonly reason: string; readonly at: Date };

/**
 * Stops whatever lots of the request still run; their negotiations are told by event.
 * @throws DomainError conflict when a vendor has our word for one of them.
 */
export async function stopLots(em: EntityManager, request: PurchaseRequest, stopping: Stopping): Promise<void> {
  if (!request.division) return;
  const lots = await lockLots(em, request);
  const bound = lots.find(({ award }) => award != null);
  if (bound) {
    throw new DomainError('conflict', 'LOT_AWARDED', `lot ${bound.lotName} has been awarded`, {
      field: 'status',
      given: bound.status,
      allowed: ['a request none of whose lots is awarded'],
    });
  }
  for (const lot of lots) if (canBecome(lot.status, 'cancelled')) stopLot(em, lot, stopping);
  const requestId = { $in: lots.map(({ id }) => id) };
  await em.nativeUpdate(Approval, { requestId, state: 'pending' }, { state: 'skipped' });
}

export function stopLot(em: EntityManager, lot: PurchaseRequest, { reason, at }: Stopping): void {
  moveRequest(em, lot, { to: 'cancelled', steps: skipRest(lot.steps, reason, at), at, statusReason: reason });
  const { id: requestId, organisationId, negotiationId } = lot;
  const data = { requestId, reason, negotiationId: negotiationId ?? '' };
  publish(em, requestCancelled, data, { aggregateId: requestId, organisationId });
}
