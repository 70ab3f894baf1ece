import { DomainError } from '@procur/service-kit/domain-error';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';

/** @throws DomainError conflict for a lot: it lives and ends with the request that was approved. */
export function refuseLot({ parentId, number }: PurchaseRequest, verb: string): void {
  if (!parentId) return;
  throw new DomainError('conflict', 'LOT_OF_REQUEST', `${number} is a lot and cannot be ${verb} by itself`, {
    field: 'request_id',
    given: number,
    allowed: [`the request it belongs to, ${parentId}`],
  });
}
