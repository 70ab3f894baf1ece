import { DomainError } from '@procur/service-kit/domain-error';
import { type Amount, minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { allowedPaymentTerms } from './payment-terms.ts';
import type { Policy } from './policy.ts';
import { amountToCommit, type CompleteDetails, unitPriceCeiling } from './request-total.ts';

/** What the buyer's agent may agree to. The walk-away price never leaves the buyer's side. */
export type Mandate = {
  /** Per unit and year. */
  readonly walkAwayUnitPrice: Amount;
  readonly allowedPaymentTerms: readonly string[];
  readonly allowedTermMonths: readonly number[];
  readonly maximumDeliveryDays: number;
  readonly maximumRounds: number;
  /** Total over the term that was approved. */
  readonly authorityLimit: Amount;
  readonly policyVersion: number;
};

/**
 * The mandate that the request and the policy together give, on the day `today` (YYYY-MM-DD).
 * @throws DomainError conflict when they leave no price or no payment terms to agree on.
 */
export function deriveMandate(details: CompleteDetails, policy: Policy, today: string): Mandate {
  const paymentTerms = allowedPaymentTerms(details.paymentTerms, policy.allowedPaymentTerms);
  // Both empty means that any terms will do.
  if (paymentTerms.length === 0 && details.paymentTerms.length > 0) {
    throw refused('NO_PAYMENT_TERMS', 'the request and the policy share no payment terms');
  }
  return {
    walkAwayUnitPrice: walkAway(details),
    allowedPaymentTerms: paymentTerms,
    // What is bought once has no term to talk about; it is paid for like one year.
    allowedTermMonths: details.termMonths === 0 ? [] : [details.termMonths],
    maximumDeliveryDays: daysUntil(details.neededBy, today),
    maximumRounds: policy.maximumRounds,
    authorityLimit: amountToCommit(details),
    policyVersion: policy.version,
  };
}

// Rounded down: rounding up by a cent on 10,000 units would overrun the budget.
function walkAway(details: CompleteDetails): Amount {
  const ceiling = unitPriceCeiling(details);
  const digits = minorUnitDigits(ceiling.currencyCode);
  const value = ceiling.value.toDecimalPlaces(digits, Decimal.ROUND_DOWN);
  if (value.isZero()) throw refused('BUDGET_TOO_SMALL', 'the budget is less than the smallest coin for each unit');
  return { ...ceiling, value };
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
