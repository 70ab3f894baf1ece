import type { EntityManager } from '@mikro-orm/postgresql';
import { awardProposed } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { fromDealColumn, fromDivisionColumn, toSplitColumn } from '../../database/lot-columns.ts';
import { toRecord } from '../../database/request-record.ts';
import { awardSteps } from '../../domain/award.ts';
import { type AgreedLot, type DividedLots, divideLots } from '../../domain/lots/divide-lots.ts';
import { lotCategories, type SplitRules } from '../../domain/lots/division.ts';
import { describeSplit, type SplitDecision } from '../../domain/lots/split-decision.ts';
import { endStep, startStep } from '../../domain/process-steps.ts';
import { effectiveRisk } from '../../domain/request-details.ts';
import { amountToCommit, type BudgetedDetails, requireBudgeted } from '../../domain/request-total.ts';
import type { Ports } from '../../ports.ts';
import { approveAward } from '../approve-award.ts';
import { askApprovals } from '../ask-approvals.ts';
import { failRequest } from '../fail-request.ts';
import { moveRequest } from '../move-request.ts';
import { getSubmissionPolicy } from '../submission-policy.ts';
import type { WithLots } from './follow-lots.ts';

/** Divides the lots whose talks have ended among vendors, and asks the policy about what they cost together. */
export async function proposeSplit(em: EntityManager, { row, lots }: WithLots, ports: Ports): Promise<void> {
  const { division, budgetCurrency } = row;
  if (!division || !budgetCurrency) throw new Error(`request ${row.id} has no lots to divide`);
  const { rules } = fromDivisionColumn(division);
  const agreed = lots.filter(({ status }) => status === 'award_pending').map(toAgreed);
  const divided = divideLots(agreed, rules, budgetCurrency);
  const refusal = refusalOf(divided, rules);
  if (!divided || refusal)
    return await failRequest(em, row, { stage: 'negotiation', reason: refusal ?? tooLarge }, ports);
  const ended = lots.filter(({ status }) => status !== 'award_pending').map(({ lotName }) => lotName);
  const decision = describeSplit(divided, { ended, names: vendorNames(agreed) });
  em.assign(row, { split: toSplitColumn(decision, divided.split.awards) });
  for (const { lotId, award } of divided.awards) {
    announceProposal(
      em,
      lots.find(({ id }) => id === lotId),
      award.vendorId,
    );
  }
  await askPolicy(em, row, { decision, ports });
}

const tooLarge = 'The amounts are too large to be compared exactly';

function refusalOf(divided: DividedLots | undefined, { allowPartialAward, maximumVendors }: SplitRules) {
  if (!divided) return tooLarge;
  if (allowPartialAward || divided.open.length === 0) return undefined;
  const who = maximumVendors > 0 ? `No ${maximumVendors} vendors` : 'No vendors';
  return `${who} together can supply every lot on what was agreed; ${divided.open.join(', ')} would go to nobody`;
}

function toAgreed({ id: lotId, lotName: name, deals }: PurchaseRequest): AgreedLot {
  return { lotId, name, deals: (deals ?? []).map(fromDealColumn) };
}

function vendorNames(lots: readonly AgreedLot[]): ReadonlyMap<string, string> {
  return new Map(lots.flatMap(({ deals }) => deals.map(({ award }) => [award.vendorId, award.vendorName] as const)));
}

function announceProposal(em: EntityManager, lot: PurchaseRequest | undefined, vendorId: string): void {
  if (!lot) return;
  const data = { requestId: lot.id, negotiationId: lot.negotiationId ?? '', vendorId };
  publish(em, awardProposed, data, { aggregateId: lot.id, organisationId: lot.organisationId });
}

type Asking = { readonly decision: SplitDecision; readonly ports: Ports };

async function askPolicy(em: EntityManager, row: PurchaseRequest, { decision, ports }: Asking): Promise<void> {
  const at = ports.now();
  const detail = decision.shares.map(({ vendorName, lots }) => `${vendorName}: ${lots.join(', ')}`).join('; ');
  const steps = endStep(row.steps, 'done', { stage: 'negotiation', detail, at });
  em.assign(row, { steps });
  const policy = await getSubmissionPolicy(em, row);
  const details = requireBudgeted((await toRecord(em, row)).details, policy);
  const required = awardSteps(policy, factsOf(details, decision));
  if (required.length === 0) return await approveAward(em, row, { at, ports, approvedBy: 'policy' });
  const waiting = startStep(steps, { stage: 'award', detail: 'Waiting for approval', at });
  moveRequest(em, row, { to: 'award_pending', steps: waiting, at });
  await askApprovals(em, row, { subject: 'award', steps: required }, ports);
}

// By what all lots cost together: parts of a purchase must not slip under a threshold that the whole reaches.
function factsOf(details: BudgetedDetails, { total }: SplitDecision) {
  const { category } = details;
  const facts = { awardTotal: total, approvedTotal: amountToCommit(details), category };
  return { ...facts, lotCategories: lotCategories(details), risk: effectiveRisk(details) };
}
