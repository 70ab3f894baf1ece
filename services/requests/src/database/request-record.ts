import type { EntityManager } from '@mikro-orm/postgresql';
import type { ApprovalStep } from '../domain/approval-decision.ts';
import type { Award } from '../domain/award.ts';
import type { RequestDetails } from '../domain/request-details.ts';
import { fromAwardColumn } from './award-column.ts';
import { fromColumns } from './details-columns.ts';
import { Approval } from './entities/approval.ts';
import type { PurchaseRequest } from './entities/purchase-request.ts';
import { PurchaseRequestLine } from './entities/purchase-request-line.ts';

export type ApprovalRecord = ApprovalStep & {
  readonly reason: string;
  readonly comment: string;
  readonly decidedAt: Date | undefined;
};

/** A request with everything that hangs on it. */
export type RequestRecord = {
  readonly row: PurchaseRequest;
  readonly lineIds: readonly string[];
  readonly details: RequestDetails;
  readonly approvals: readonly ApprovalRecord[];
  readonly award: Award | undefined;
};

/** Adds lines and approvals to rows, in three queries however many rows there are. */
export async function toRecords(
  em: EntityManager,
  rows: readonly PurchaseRequest[],
): Promise<readonly RequestRecord[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const inOrder = { orderBy: { requestId: 'asc', position: 'asc' } } as const;
  const lines = await em.find(PurchaseRequestLine, { requestId: { $in: ids } }, inOrder);
  const approvals = await em.find(Approval, { requestId: { $in: ids } }, inOrder);
  return rows.map((row) => {
    const own = lines.filter(({ requestId }) => requestId === row.id);
    return {
      row,
      lineIds: own.map(({ id }) => id),
      details: fromColumns(row, own),
      approvals: approvals.filter(({ requestId }) => requestId === row.id).map(toApprovalRecord),
      award: row.award ? fromAwardColumn(row.award) : undefined,
    };
  });
}

export async function toRecord(em: EntityManager, row: PurchaseRequest): Promise<RequestRecord> {
  const [record] = await toRecords(em, [row]);
  if (record === undefined) throw new Error(`no record was made of request ${row.id}`);
  return record;
}

function toApprovalRecord(approval: Approval): ApprovalRecord {
  const { id, subject, position, requiredRole, state, reason } = approval;
  return {
    id,
    subject,
    position,
    requiredRole,
    state,
    reason,
    decidedBy: approval.decidedBy ?? undefined,
    comment: approval.comment ?? '',
    decidedAt: approval.decidedAt ?? undefined,
    askedAtMs: approval.createdAt.getTime(),
  };
}
