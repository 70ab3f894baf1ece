import type { EntityManager } from '@mikro-orm/postgresql';
import type { Amount } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { Award } from '../domain/award.ts';
import { describeProgress, type Whereabouts } from '../domain/request-progress.ts';
import { toApprovalRecord } from './approval-record.ts';
import { fromAwardColumn } from './award-column.ts';
import { Approval } from './entities/approval.ts';
import { PurchaseRequest } from './entities/purchase-request.ts';

/** A lot as its request shows it. */
export type LotRecord = {
  readonly row: PurchaseRequest;
  /** All-in over the term; absent until the budget has been divided. */
  readonly budget: Amount | undefined;
  readonly award: Award | undefined;
  readonly whereabouts: Whereabouts;
};

/** The lots of those requests that have any, in two queries however many they are. */
export async function findLotRecords(
  em: EntityManager,
  rows: readonly PurchaseRequest[],
): Promise<readonly LotRecord[]> {
  const parents = rows.filter(({ division }) => division != null).map(({ id }) => id);
  if (parents.length === 0) return [];
  const lots = await em.find(PurchaseRequest, { parentId: { $in: parents } }, { orderBy: { id: 'asc' } });
  const approvals = await em.find(Approval, { requestId: { $in: lots.map(({ id }) => id) } });
  return lots.map((row) => {
    const own = approvals.filter(({ requestId }) => requestId === row.id).map(toApprovalRecord);
    const { status, requesterId, steps, statusReason, award } = row;
    return {
      row,
      budget: budgetOf(row),
      award: award ? fromAwardColumn(award) : undefined,
      whereabouts: describeProgress({ status, requesterId, steps, statusReason, approvals: own }),
    };
  });
}

function budgetOf({ budgetAmount, budgetCurrency }: PurchaseRequest): Amount | undefined {
  if (budgetAmount == null || budgetCurrency == null) return undefined;
  return { currencyCode: budgetCurrency, value: new Decimal(budgetAmount) };
}
