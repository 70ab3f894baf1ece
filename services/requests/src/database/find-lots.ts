import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LotStanding } from '../domain/lots/next-of-lots.ts';
import { failedStage } from '../domain/process-steps.ts';
import { PurchaseRequest } from './entities/purchase-request.ts';

/**
 * The lots of a request under lock, in the order of their numbers. The request is locked before its lots, and no lot's own
 * work locks its request, so that the two never wait for each other.
 */
export async function lockLots(em: EntityManager, request: PurchaseRequest): Promise<readonly PurchaseRequest[]> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } } as const;
  return await em.find(PurchaseRequest, { parentId: request.id, organisationId: request.organisationId }, lock);
}

/** As far as the request cares. */
export function standingOf({
  lotName: name,
  status,
  statusReason,
  steps,
  budgetAmount,
  award,
}: PurchaseRequest): LotStanding {
  return {
    ...{ name, status, statusReason },
    failedStage: failedStage(steps),
    isFound: steps.some((step) => step.name === 'shortlist' && step.state === 'done'),
    isAllotted: budgetAmount != null,
    isAwarded: award != null,
  };
}
