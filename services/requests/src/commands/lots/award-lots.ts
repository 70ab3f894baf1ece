import type { EntityManager } from '@mikro-orm/postgresql';
import { toAwardColumn } from '../../database/award-column.ts';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { lockLots } from '../../database/find-lots.ts';
import { fromDealColumn } from '../../database/lot-columns.ts';
import { endStep, startStep } from '../../domain/process-steps.ts';
import type { AwardApproval } from '../approve-award.ts';
import { releaseBudget } from '../book-budget.ts';
import { moveRequest } from '../move-request.ts';
import { stopLot } from './stop-lots.ts';

type AwardOne = (em: EntityManager, lot: PurchaseRequest, approval: AwardApproval) => Promise<void>;

/**
 * Awards each lot to the vendor the split gave it, in one transaction: the money moves from the request to its lots, what
 * is left goes back, and talks about a lot that nobody gets are ended.
 */
export async function awardLots(
  em: EntityManager,
  row: PurchaseRequest,
  { approval, awardOne }: { readonly approval: AwardApproval; readonly awardOne: AwardOne },
): Promise<void> {
  const { approvedBy, at, ports } = approval;
  const lots = await lockLots(em, row);
  await releaseBudget(em, row, ports);
  await em.flush();
  for (const lot of lots.filter(({ status }) => status === 'award_pending')) {
    const vendorId = row.split?.awards.find(({ lotId }) => lotId === lot.id)?.vendorId;
    if (vendorId === undefined) stopLot(em, lot, { reason: 'No vendor of the split takes this lot', at });
    else await awardLot(em, { request: row, lot, vendorId }, { approval, awardOne });
    await em.flush();
  }
  const detail = approvedBy === 'policy' ? 'Awarded by policy' : `Approved by ${approvedBy}`;
  const awarded = endStep(row.steps, 'done', { stage: 'award', detail: `${detail}; each lot tells its vendors`, at });
  const steps = startStep(awarded, { stage: 'contract', detail: 'Waiting for the contracts of the lots', at });
  moveRequest(em, row, { to: 'awarded', steps, at });
}

type Winning = { readonly request: PurchaseRequest; readonly lot: PurchaseRequest; readonly vendorId: string };

async function awardLot(
  em: EntityManager,
  { request, lot, vendorId }: Winning,
  { approval, awardOne }: { readonly approval: AwardApproval; readonly awardOne: AwardOne },
): Promise<void> {
  const deals = (lot.deals ?? []).map(fromDealColumn);
  const deal = deals.find(({ award }) => award.vendorId === vendorId);
  if (!deal) throw new Error(`vendor ${vendorId} has agreed to nothing in lot ${lot.id}`);
  const runnerUp = deals.find(({ award }) => award.vendorId !== vendorId);
  const award = { ...deal.award, runnerUpVendorId: runnerUp?.award.vendorId ?? '' };
  em.assign(lot, { award: toAwardColumn(award), budgetId: request.budgetId });
  await awardOne(em, lot, approval);
}
