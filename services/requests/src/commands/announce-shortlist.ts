import type { EntityManager } from '@mikro-orm/postgresql';
import { requestShortlisted } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import type { VendorShortlist } from '../domain/shortlist.ts';

/** Tells that the vendors of a request are known, which opens its negotiation. */
export function announceShortlist(
  em: EntityManager,
  { id: requestId, organisationId }: PurchaseRequest,
  { shortlisted, skipped }: VendorShortlist,
): void {
  const vendorIds = shortlisted.map(({ vendorId }) => vendorId);
  const data = { requestId, vendorIds, skippedCount: skipped.length };
  publish(em, requestShortlisted, data, { aggregateId: requestId, organisationId });
}
