import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { hasIdForm } from '../domain/id-form.ts';
import { PurchaseRequest } from './entities/purchase-request.ts';

/** A request of one organisation; the same id in another organisation does not exist. */
export type RequestKey = { readonly organisationId: string; readonly requestId: string };

/** @throws DomainError not-found when the organisation has no such request, or it was deleted. */
export async function getRequestRow(em: EntityManager, key: RequestKey): Promise<PurchaseRequest> {
  return required(await find(em, key, {}), key);
}

/** Locks the row until the end of the transaction, so that two changes of one request wait for each other. */
export async function lockRequest(em: EntityManager, key: RequestKey): Promise<PurchaseRequest> {
  return required(await find(em, key, { lockMode: LockMode.PESSIMISTIC_WRITE }), key);
}

/** For events about requests that may be gone: an event that comes late is no fault. */
export async function findAndLockRequest(em: EntityManager, key: RequestKey): Promise<PurchaseRequest | undefined> {
  return (await find(em, key, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

async function find(em: EntityManager, { organisationId, requestId }: RequestKey, options: { lockMode?: LockMode }) {
  if (!hasIdForm(requestId)) return null;
  return await em.findOne(PurchaseRequest, { id: requestId, organisationId, deletedAt: null }, options);
}

function required(row: PurchaseRequest | null, { requestId }: RequestKey): PurchaseRequest {
  if (row) return row;
  throw new DomainError('not-found', 'REQUEST_NOT_FOUND', `there is no request ${requestId}`, {
    field: 'request_id',
    given: requestId,
  });
}
