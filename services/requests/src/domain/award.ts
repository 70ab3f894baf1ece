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
  /** With fees and tax: what authority, approvals and budget count. */
  readonly allInTotal: Amount;
  /** What that is made of: the price, each fee by its name, the tax when there is any. */
  readonly costLines: readonly CostLine[];
  /** True when unit price and fees contain the tax. */
  readonly pricesIncludeTax: boolean;
  readonly savingsTotal: Amount;
  /** Share of the list price, e.g. "0.0833". */
  readonly savingsShare: string;
  readonly runnerUpVendorId: string;
};

export type CostLine = { readonly name: string; readonly amount: Amount };

/** A person has let these very terms pass in the negotiation already, because they are above its authority limit. */
export type MoveApproval = {
  readonly by: string;
  /** Roles in which that person approved. */
  readonly roles: readonly string[];
  readonly total: Amount;
};

export type AwardFacts = Omit<ApprovalFacts, 'total'> & {
  /** All-in. */
  readonly awardTotal: Amount;
  /** What was committed when the request was approved. */
  readonly approvedTotal: Amount;
  readonly approval?: MoveApproval | undefined;
};

/** The steps an award needs; none means that the policy awards it by itself. */
export function awardSteps(policy: PolicyRules, facts: AwardFacts): readonly RequiredStep[] {
  const withinBudget = isAtMost(facts.awardTotal, facts.approvedTotal);
  if (withinBudget && isAtMost(facts.awardTotal, policy.automaticAwardBelow)) return [];
  const steps = requiredSteps(policy, { ...facts, total: facts.awardTotal });
  const note = withinBudget ? 'Award above the automatic limit' : 'Award above the approved budget';
  // A policy without a matching rule still wants a person here, because the award is not automatic.
  const asked = steps.length === 0 ? [{ requiredRole: 'approver' as const, reason: '' }] : steps;
  const open = withoutApproved(asked, facts);
  return open.map(({ requiredRole, reason }) => ({
    requiredRole,
    reason: reason === '' ? note : `${note}: ${reason}`,
  }));
}

// Nobody is asked twice for the same thing. One person decides one step, so one approval answers one step at most.
function withoutApproved(steps: readonly RequiredStep[], { approval, awardTotal }: AwardFacts) {
  if (!approval || !isAtMost(awardTotal, approval.total)) return steps;
  const answered = steps.find(({ requiredRole }) => approval.roles.includes(requiredRole));
  return steps.filter((step) => step !== answered);
}

// Amounts of different currencies cannot be compared, so they are not within the limit.
function isAtMost(amount: Amount, limit: Amount | undefined): boolean {
  return limit !== undefined && limit.currencyCode === amount.currencyCode && amount.value.lte(limit.value);
}
