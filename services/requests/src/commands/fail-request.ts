import type { EntityManager } from '@mikro-orm/postgresql';
import { requestFailed } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { endStep, type ProcessStage } from '../domain/process-steps.ts';
import type { Ports } from '../ports.ts';
import { releaseBudget } from './book-budget.ts';
import { moveRequest } from './move-request.ts';

type Failure = { readonly stage: ProcessStage; readonly reason: string };

/**
 * Ends the way of a request for now, with the stage and the reason. Before the award its money goes back, so that nobody
 * else waits for a request that stands still; afterwards it stays, because a vendor has our word.
 */
export async function failRequest(
  em: EntityManager,
  row: PurchaseRequest,
  { stage, reason }: Failure,
  ports: Ports,
): Promise<void> {
  const { id: requestId, number, requesterId, organisationId, status } = row;
  const at = ports.now();
  if (status !== 'awarded') await releaseBudget(em, row, ports);
  const steps = endStep(row.steps, 'failed', { stage, detail: reason, at });
  moveRequest(em, row, { to: 'failed', steps, at, statusReason: reason });
  // Of a lot only its request is told, which fails with it or goes on without it.
  if (row.parentId) return;
  const data = { requestId, number, requesterId, stage, reason };
  publish(em, requestFailed, data, { aggregateId: requestId, organisationId });
}
