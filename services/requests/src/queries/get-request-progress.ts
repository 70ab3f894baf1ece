import { getRequestRow, type RequestKey } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { describeProgress, type Whereabouts } from '../domain/request-progress.ts';
import type { Ports } from '../ports.ts';

export type Progress = { readonly record: RequestRecord; readonly whereabouts: Whereabouts };

/** Where a request is, who holds it and why. */
export function getRequestProgress({ database }: Ports) {
  return async (key: RequestKey): Promise<Progress> =>
    await database.read(async (em) => {
      const record = await toRecord(em, await getRequestRow(em, key));
      const { row, approvals } = record;
      const { status, requesterId, steps, statusReason } = row;
      return { record, whereabouts: describeProgress({ status, requesterId, steps, statusReason, approvals }) };
    });
}
