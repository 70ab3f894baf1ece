import type { EntityManager } from '@mikro-orm/postgresql';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { Shortlist } from '../../database/entities/shortlist.ts';
import { type RequestRecord, toRecord, toRecords } from '../../database/request-record.ts';
import { allotBudget, type Claim } from '../../domain/lots/allot-budget.ts';
import { planLots } from '../../domain/lots/division.ts';
import { listTotal, statedShare } from '../../domain/lots/lot-budget.ts';
import { endStep, startStep } from '../../domain/process-steps.ts';
import { type BudgetedDetails, maximumTotal, requireBudgeted, sumOfLines } from '../../domain/request-total.ts';
import type { Ports } from '../../ports.ts';
import { announceShortlist } from '../announce-shortlist.ts';
import { failRequest } from '../fail-request.ts';
import { getSubmissionPolicy } from '../submission-policy.ts';
import type { WithLots } from './follow-lots.ts';

/** Divides the budget among the lots that have found vendors, and lets them negotiate all at once. */
export async function allotLots(em: EntityManager, { row, lots }: WithLots, ports: Ports): Promise<void> {
  const policy = await getSubmissionPolicy(em, row);
  const details = requireBudgeted((await toRecord(em, row)).details, policy);
  const searching = lots.filter(({ status }) => status === 'sourcing');
  const records = await toRecords(em, searching);
  const shortlists = await em.find(Shortlist, { requestId: { $in: searching.map(({ id }) => id) } });
  const claims = records.map((record) => toClaim(record, details, shortlists));
  const allotment = allotBudget(maximumTotal(details), claims);
  if (allotment.kind === 'impossible') {
    return await failRequest(em, row, { stage: 'shortlist', reason: allotment.reason }, ports);
  }
  const at = ports.now();
  const found = endStep(row.steps, 'done', {
    stage: 'shortlist',
    detail: `Vendors found for ${searching.length} lots`,
    at,
  });
  const detail = `Negotiating ${searching.length} lots`;
  em.assign(row, { steps: startStep(found, { stage: 'negotiation', detail, at }), updatedAt: at });
  for (const lot of searching) {
    const share = allotment.shares.get(lot.id);
    const shortlist = shortlists.find(({ requestId }) => requestId === lot.id);
    if (!share || !shortlist) throw new Error(`lot ${lot.id} has no share or no shortlist`);
    startTalks(em, { lot, at, budgetAmount: share.value.toFixed(), budgetCurrency: share.currencyCode });
    announceShortlist(em, lot, shortlist);
  }
}

function toClaim({ row, details }: RequestRecord, request: BudgetedDetails, shortlists: readonly Shortlist[]): Claim {
  const planned = planLots(request).find(({ name }) => name === row.lotName);
  const shortlist = shortlists.find(({ requestId }) => requestId === row.id);
  const extent = { quantity: sumOfLines(details).value, termMonths: details.termMonths };
  return {
    lotId: row.id,
    name: row.lotName,
    stated: planned && statedShare(request, planned),
    listTotal: shortlist && listTotal(shortlist, extent, request.budget.currencyCode),
  };
}

type Talks = {
  readonly lot: PurchaseRequest;
  readonly at: Date;
  readonly budgetAmount: string;
  readonly budgetCurrency: string;
};

function startTalks(em: EntityManager, { lot, at, ...budget }: Talks): void {
  const steps = startStep(lot.steps, { stage: 'negotiation', detail: 'In the queue', at });
  em.assign(lot, { ...budget, budgetPeriod: 'total', steps, updatedAt: at });
}
