import { type AuctionRules, auctionRules } from '@procur/buyer-agent/auction-rules';
import type { Costs } from '@procur/buyer-agent/costs';
import type { StandingRule } from '@procur/buyer-agent/standing';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Amount } from '@procur/service-kit/money';
import type { RoleName } from '@procur/service-kit/roles';
import { requiredSteps } from './approval-policy.ts';
import { allowedPaymentTerms } from './payment-terms.ts';
import type { Policy } from './policy.ts';
import { combinePriorities, type Tone, type Weights } from './priorities.ts';
import { effectiveRisk } from './request-details.ts';
import {
  amountToCommit,
  type CompleteDetails,
  costsOfMandate,
  maximumTotal,
  unitPriceCeiling,
} from './request-total.ts';

/** What the buyer's agent may agree to. The walk-away price never leaves the buyer's side. */
export type Mandate = {
  /** Per unit and year. */
  readonly walkAwayUnitPrice: Amount;
  readonly allowedPaymentTerms: readonly string[];
  readonly allowedTermMonths: readonly number[];
  readonly maximumDeliveryDays: number;
  readonly maximumRounds: number;
  /** Most that may be paid over the term with fees and tax. */
  readonly maximumTotal: Amount;
  /** What comes on top of the unit price. */
  readonly costs: Costs;
  /** All-in total over the term that was approved. */
  readonly authorityLimit: Amount;
  /** How talks with several vendors begin; bilateral at once when absent. */
  readonly auction?: AuctionRules;
  readonly tellsStanding: StandingRule;
  readonly policyVersion: number;
  /** How much each issue matters beside the others. */
  readonly weights: Weights;
  readonly tone: Exclude<Tone, ''>;
  /** Who may let a move above the authority limit pass: whoever approves purchases, but not those who asked for this one. */
  readonly approval: { readonly roles: readonly RoleName[]; readonly except: readonly string[] };
};

export type MandateFacts = {
  readonly details: CompleteDetails;
  readonly policy: Policy;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The requester and, when it was another, the person who submitted. */
  readonly ownerIds: readonly string[];
  /** Of a lot: what was approved for all lots together, which decides who is asked; else it is the total of the details. */
  readonly approvedTotal?: Amount;
};

/**
 * The mandate that the request and the policy together give.
 * @throws DomainError conflict when they leave no price or no payment terms to agree on.
 */
export function deriveMandate(facts: MandateFacts): Mandate {
  const { details, policy, today, ownerIds, approvedTotal = amountToCommit(details) } = facts;
  const paymentTerms = allowedPaymentTerms(details.paymentTerms, policy.allowedPaymentTerms);
  // Both empty means that any terms will do.
  if (paymentTerms.length === 0 && details.paymentTerms.length > 0) {
    throw refused('NO_PAYMENT_TERMS', 'the request and the policy share no payment terms');
  }
  const { terms: weights, tone } = combinePriorities(details.priorities, policy.priorities);
  return {
    weights,
    tone: tone || 'balanced',
    walkAwayUnitPrice: walkAway(details),
    allowedPaymentTerms: paymentTerms,
    // What is bought once has no term to talk about; it is paid for like one year.
    allowedTermMonths: details.termMonths === 0 ? [] : [details.termMonths],
    maximumDeliveryDays: daysUntil(details.neededBy, today),
    maximumRounds: policy.maximumRounds,
    maximumTotal: maximumTotal(details),
    costs: costsOfMandate(details),
    authorityLimit: amountToCommit(details),
    ...auctionOf(policy),
    tellsStanding: policy.tellsStanding,
    policyVersion: policy.version,
    approval: { roles: approverRoles(details, policy, approvedTotal), except: [...new Set(ownerIds)] },
  };
}

function auctionOf({ auction, maximumRounds }: Policy): Pick<Mandate, 'auction'> {
  const rules = auction.kind === 'none' ? undefined : auctionRules(auction, maximumRounds);
  return rules ? { auction: rules } : {};
}

// Where no rule asks for anybody, a move above what was approved still needs a person.
function approverRoles(details: CompleteDetails, policy: Policy, total: Amount): readonly RoleName[] {
  const { category } = details;
  const steps = requiredSteps(policy, { total, category, risk: effectiveRisk(details) });
  return steps.length > 0 ? steps.map(({ requiredRole }) => requiredRole) : ['approver', 'admin'];
}

function walkAway(details: CompleteDetails): Amount {
  const ceiling = unitPriceCeiling(details);
  if (!ceiling.value.isZero()) return ceiling;
  throw refused('BUDGET_TOO_SMALL', 'after fees and tax the budget leaves less than the smallest coin for each unit');
}

const dayMs = 24 * 60 * 60 * 1000;

// 0 means that no day was named. A day that has passed leaves the shortest delivery there is;
// beyond ten years it is no condition any more.
function daysUntil(neededBy: string, today: string): number {
  if (neededBy === '') return 0;
  const days = Math.round((Date.parse(neededBy) - Date.parse(today)) / dayMs);
  return Math.min(Math.max(1, days), 3650);
}

function refused(reason: string, message: string): DomainError {
  return new DomainError('conflict', reason, message);
}
