import { requestUpdated } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { requireVersion } from '@procur/service-kit/require-version';
import { toDetailColumns } from '../database/details-columns.ts';
import { lockRequest, type RequestKey } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { changedFields } from '../domain/changed-fields.ts';
import { checkDetails } from '../domain/check-details.ts';
import type { RequestDetails } from '../domain/request-details.ts';
import { requireOwner } from '../domain/request-owner.ts';
import { requireStatus } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';
import { replaceLines } from './replace-lines.ts';

type Update = Pick<RequestKey, 'requestId'> & { readonly details: RequestDetails; readonly version: bigint };

/** Replaces the details of a draft. @throws DomainError conflict when it is no draft any more or the version is stale. */
export function updatePurchaseRequest({ database, now, newId, limits }: Ports) {
  return async (caller: Identity, { requestId, details, version }: Update): Promise<RequestRecord> => {
    checkDetails(details, limits);
    const { organisationId } = caller;
    return await database.transaction(async (em) => {
      const row = await lockRequest(em, { organisationId, requestId });
      requireOwner(caller, row.requesterId);
      requireVersion('request', row.version, version);
      requireStatus(row.status, ['draft'], 'changed');
      const before = await toRecord(em, row);
      const { changed, values } = changedFields(before.details, details);
      em.assign(row, { ...toDetailColumns(details), updatedAt: now() });
      await replaceLines(em, row.id, details.lines, newId);
      const data = { requestId, version: BigInt(row.version), changedFields: [...changed] };
      publish(em, requestUpdated, data, { aggregateId: requestId, organisationId });
      recordChange(em, 'requests', { action: 'purchase_request.updated', resourceId: requestId, ...values });
      await em.flush();
      return await toRecord(em, row);
    });
  };
}
