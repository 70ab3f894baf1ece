import { getRequestRow, type RequestKey } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import type { Ports } from '../ports.ts';

/** @throws DomainError not-found when the organisation has no such request. */
export function getPurchaseRequest({ database }: Ports) {
  return async (key: RequestKey): Promise<RequestRecord> =>
    await database.read(async (em) => toRecord(em, await getRequestRow(em, key)));
}
