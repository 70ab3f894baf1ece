import type { Amount } from '@procur/service-kit/money';
import { type ApprovalFacts, type RequiredStep, requiredSteps } from './approval-policy.ts';
import type { PolicyRules } from './policy.ts';

/** What the negotiation won. */
export type Award = {
  readonly vendorId: string;
  readonly vendorName: string;
  readonly threadId: string;
  /** Per unit and year. */
  readonly unitPrice: Amount;
  readonly annualTotal: Amount;
  readonly contractTotal: Amount;
  readonly savingsTotal: Amount;
  /** Share of the list price, e.g. "0.0833". */
  readonly savingsShare: string;
  readonly runnerUpVendorId: string;
};

export type AwardFacts = Omit<ApprovalFacts, 'total'> & {
  readonly contractTotal: Amount;
  /** What was committed when the request was approved. */
  readonly approvedTotal: Amount;
};

/** The steps an award needs; none means that the policy awards it by itself. */
export function awardSteps(policy: PolicyRules, facts: AwardFacts): readonly RequiredStep[] {
  const withinBudget = isAtMost(facts.contractTotal, facts.approvedTotal);
  if (withinBudget && isAtMost(facts.contractTotal, policy.automaticAwardBelow)) return [];
  const steps = requiredSteps(policy, { ...facts, total: facts.contractTotal });
  const note = withinBudget ? 'Award above the automatic limit' : 'Award above the approved budget';
  // A policy without a matching rule still wants a person here, because the award is not automatic.
  if (steps.length === 0) return [{ requiredRole: 'approver', reason: note }];
  return steps.map((step) => ({ ...step, reason: `${note}: ${step.reason}` }));
}

// Amounts of different currencies cannot be compared, so they are not within the limit.
function isAtMost(amount: Amount, limit: Amount | undefined): boolean {
  return limit !== undefined && limit.currencyCode === amount.currencyCode && amount.value.lte(limit.value);
}
