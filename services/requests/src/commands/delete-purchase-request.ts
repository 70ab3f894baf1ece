import { lockRequest, requireVersion } from '../database/find-request.ts';
import { requireStatus } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';
import { type Caller, requireOwner } from './caller.ts';
import { recordChange } from './record-change.ts';

/** Hides a request that leads nowhere. Its rows and its history stay. */
export function deletePurchaseRequest({ database, now, newId }: Ports) {
  return async (caller: Caller, requestId: string, version: bigint): Promise<void> => {
    const { organisationId } = caller;
    await database.transaction(async (em) => {
      const row = await lockRequest(em, { organisationId, requestId });
      requireOwner(caller, row.requesterId);
      requireVersion(row, version);
      requireStatus(row.status, ['draft', 'rejected', 'cancelled'], 'deleted');
      em.assign(row, { deletedAt: now(), updatedAt: now() });
      const before = { status: row.status };
      const change = { action: 'purchase_request.deleted', resourceId: requestId, before, after: {} };
      recordChange(em, caller, { entryId: newId(), ...change });
    });
  };
}
