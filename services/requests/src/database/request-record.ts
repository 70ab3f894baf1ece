import type { EntityManager } from '@mikro-orm/postgresql';
import type { Award } from '../domain/award.ts';
import type { SplitDecision } from '../domain/lots/split-decision.ts';
import type { RequestDetails } from '../domain/request-details.ts';
import { type ApprovalRecord, toApprovalRecord } from './approval-record.ts';
import { fromAwardColumn } from './award-column.ts';
import { fromColumns } from './details-columns.ts';
import { Approval } from './entities/approval.ts';
import type { PurchaseRequest } from './entities/purchase-request.ts';
import { PurchaseRequestLine } from './entities/purchase-request-line.ts';
import { fromSplitColumn } from './lot-columns.ts';
import { findLotRecords, type LotRecord } from './lot-records.ts';

/** A request with everything that hangs on it. */
export type RequestRecord = {
  readonly row: PurchaseRequest;
  readonly lineIds: readonly string[];
  readonly details: RequestDetails;
  readonly approvals: readonly ApprovalRecord[];
  readonly award: Award | undefined;
  readonly lots: readonly LotRecord[];
  readonly split: SplitDecision | undefined;
};

/** Adds lines, approvals and lots to rows, in a few queries however many rows there are. */
export async function toRecords(
  em: EntityManager,
  rows: readonly PurchaseRequest[],
): Promise<readonly RequestRecord[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const inOrder = { orderBy: { requestId: 'asc', position: 'asc' } } as const;
  const lines = await em.find(PurchaseRequestLine, { requestId: { $in: ids } }, inOrder);
  const approvals = await em.find(Approval, { requestId: { $in: ids } }, inOrder);
  const lots = await findLotRecords(em, rows);
  return rows.map((row) => {
    const own = lines.filter(({ requestId }) => requestId === row.id);
    return {
      row,
      lineIds: own.map(({ id }) => id),
      details: fromColumns(row, own),
      approvals: approvals.filter(({ requestId }) => requestId === row.id).map(toApprovalRecord),
      award: row.award ? fromAwardColumn(row.award) : undefined,
      lots: lots.filter((lot) => lot.row.parentId === row.id),
      split: row.split ? fromSplitColumn(row.split) : undefined,
    };
  });
}

export async function toRecord(em: EntityManager, row: PurchaseRequest): Promise<RequestRecord> {
  const [record] = await toRecords(em, [row]);
  if (record === undefined) throw new Error(`no record was made of request ${row.id}`);
  return record;
}
