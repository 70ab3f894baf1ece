import { DomainError } from '@procur/service-kit/domain-error';
import type { Amount } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { deriveMandate, type MandateFacts } from '../mandate.ts';
import type { RequestDetails } from '../request-details.ts';
import {
  amountToCommit,
  type BudgetedDetails,
  maximumTotal,
  requireBudgeted,
  requireComplete,
} from '../request-total.ts';
import { type PlannedLot, planLots } from './division.ts';
import { statedShare } from './lot-budget.ts';
import { toLotDetails } from './lot-details.ts';

type Circumstances = Pick<MandateFacts, 'policy' | 'today'> & { readonly maximumLots: number };

/**
 * Refuses what could never be negotiated while its requester is still here; for a request that is awarded by lot, each lot.
 * @throws DomainError invalid for what is missing or does not go together, conflict for what the policy leaves no room for.
 */
export function requireNegotiable(details: RequestDetails, circumstances: Circumstances): BudgetedDetails {
  const { policy, today } = circumstances;
  const lots = planLots(details);
  if (lots.length === 0) {
    const complete = requireComplete(details, policy);
    deriveMandate({ details: complete, policy, today, ownerIds: [] });
    return complete;
  }
  const budgeted = requireBudgeted(details, policy);
  requireLots(budgeted, lots, circumstances.maximumLots);
  const rest = requireWithinBudget(budgeted, lots);
  for (const lot of lots) {
    const own = requireComplete(toLotDetails(details, lot, statedShare(budgeted, lot) ?? rest), policy);
    deriveMandate({ details: own, policy, today, ownerIds: [], approvedTotal: amountToCommit(budgeted) });
  }
  return budgeted;
}

function requireLots({ costs, budget, division }: BudgetedDetails, lots: readonly PlannedLot[], most: number): void {
  if (lots.length < 2 || lots.length > most) {
    throw invalid('LOTS_COUNT', { field: 'lines', given: `${lots.length} lots`, allowed: [`2 to ${most} lots`] });
  }
  if (costs.fees.length > 0) {
    const allowed = ['the fees of each lot in lots[].fees'];
    throw invalid('FEES_WITHOUT_LOT', { field: 'costs.fees', given: `${costs.fees.length} fees`, allowed });
  }
  const amounts = [...lots.map((lot) => lot.budget), division?.rules.onboardingCost];
  const foreign = amounts.find((amount) => amount && amount.currencyCode !== budget.currencyCode);
  if (!foreign) return;
  const allowed = [`${budget.currencyCode}, the currency of the budget`];
  throw invalid('LOT_CURRENCY_MISMATCH', { field: 'lots', given: foreign.currencyCode, allowed });
}

/** What the lots without a budget of their own have together. */
function requireWithinBudget(request: BudgetedDetails, lots: readonly PlannedLot[]): Amount {
  const total = maximumTotal(request);
  const shares = lots.flatMap((lot) => statedShare(request, lot) ?? []);
  const stated = shares.reduce((sum, { value }) => sum.plus(value), new Decimal(0));
  const rest = total.value.minus(stated);
  if (rest.gt(0) || (rest.isZero() && shares.length === lots.length)) return { ...total, value: rest };
  const given = `${stated.toFixed()} ${total.currencyCode}`;
  const allowed = [
    `at most ${total.value.toFixed()} ${total.currencyCode} all-in, with something left for each other lot`,
  ];
  throw invalid('LOT_BUDGETS_EXCEEDED', { field: 'lots', given, allowed });
}

type Fault = { readonly field: string; readonly given: string; readonly allowed: readonly string[] };

function invalid(reason: string, fault: Fault): DomainError {
  const { field, given, allowed } = fault;
  return new DomainError('invalid', reason, `${field}: given ${given}, allowed is ${allowed.join(' or ')}`, fault);
}
