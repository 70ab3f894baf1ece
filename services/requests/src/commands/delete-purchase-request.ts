import { recordChange } from '@procur/service-kit/audit-trail';
import type { Identity } from '@procur/service-kit/identity';
import { requireVersion } from '@procur/service-kit/require-version';
import { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { lockRequest } from '../database/find-request.ts';
import { requireOwner } from '../domain/request-owner.ts';
import { requireStatus } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';
import { refuseLot } from './lots/refuse-lot.ts';

/** Hides a request that leads nowhere. Its rows and its history stay. */
export function deletePurchaseRequest({ database, now }: Ports) {
  return async (caller: Identity, requestId: string, version: bigint): Promise<void> => {
    const { organisationId } = caller;
    await database.transaction(async (em) => {
      const row = await lockRequest(em, { organisationId, requestId });
      requireOwner(caller, row.requesterId);
      refuseLot(row, 'deleted');
      requireVersion('request', row.version, version);
      requireStatus(row.status, ['draft', 'rejected', 'cancelled'], 'deleted');
      em.assign(row, { deletedAt: now(), updatedAt: now() });
      await em.nativeUpdate(PurchaseRequest, { parentId: requestId }, { deletedAt: now() });
      const before = { status: row.status };
      const change = { action: 'purchase_request.deleted', resourceId: requestId, before, after: {} };
      recordChange(em, 'requests', change);
    });
  };
}
