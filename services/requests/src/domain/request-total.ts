import { type Costs, taxOn, unitPriceWithin } from '@procur/buyer-agent/costs';
import type { Purchase } from '@procur/buyer-agent/deal-money';
import { DomainError } from '@procur/service-kit/domain-error';
import { type Amount, minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { type CostTerms, costsOnTop, type ResolvedCosts, resolveCosts } from './cost-terms.ts';
import type { BudgetPeriod, Quantity, RequestDetails } from './request-details.ts';

// 28 digits are the widest amount of the wire; the library's default of 20 would round quotients early.
const Exact = Decimal.clone({ precision: 40 });

/** A request with everything that policy and budget need. */
export type BudgetedDetails = RequestDetails & {
  readonly budget: Amount;
  readonly budgetPeriod: BudgetPeriod;
  /** With what the policy says. */
  readonly resolvedCosts: ResolvedCosts;
};

/** A request with everything that one negotiation needs as well. */
export type CompleteDetails = BudgetedDetails & {
  /** Of all lines together. */
  readonly quantity: Quantity;
};

/** @throws DomainError invalid naming the first field that is still missing for submission. */
export function requireComplete(details: RequestDetails, policy: { readonly costs: CostTerms }): CompleteDetails {
  return { ...requireBudgeted(details, policy), quantity: sumOfLines(details) };
}

/** @throws DomainError invalid naming the first field that is still missing, other than quantities. */
export function requireBudgeted(details: RequestDetails, policy: { readonly costs: CostTerms }): BudgetedDetails {
  const { budget, budgetPeriod } = details;
  if (details.category === '') throw missing('category', ['a category, e.g. "software.crm"']);
  if (details.lines.length === 0) throw missing('lines', ['at least one line']);
  if (budget === undefined) throw missing('budget', ['an amount with its currency']);
  if (budgetPeriod === undefined) throw missing('budget_period', ['TOTAL', 'PER_YEAR', 'PER_MONTH']);
  if (budgetPeriod !== 'total' && details.termMonths === 0) throw missing('term_months', ['at least 1 month']);
  const resolvedCosts = resolveCosts(details.costs, policy.costs, budget.currencyCode);
  return { ...details, budget, budgetPeriod, resolvedCosts };
}

/** The budget over the whole term, net or all-in as it was stated, exact. */
export function totalOverTerm({ budget, budgetPeriod, termMonths }: BudgetedDetails): Amount {
  const value = new Exact(budget.value);
  if (budgetPeriod === 'total') return { ...budget, value };
  if (budgetPeriod === 'per_month') return { ...budget, value: value.times(termMonths) };
  return { ...budget, value: value.times(termMonths).dividedBy(12) };
}

/** Most that may be paid all-in, in coins that exist. */
export function maximumTotal(details: BudgetedDetails): Amount {
  return allInBudget(details, Decimal.ROUND_DOWN);
}

/** The all-in total in coins that exist, rounded up so that the commitment covers every price within the budget. */
export function amountToCommit(details: BudgetedDetails): Amount {
  return allInBudget(details, Decimal.ROUND_UP);
}

/** Highest price for one unit and one year at which fees and tax still fit into the budget; 0 when there is none. */
export function unitPriceCeiling(details: CompleteDetails): Amount {
  const { currencyCode, value } = maximumTotal(details);
  const purchase = purchaseOf(details);
  const within = { costs: costsOfMandate(details), termMonths: purchase.defaultTermMonths };
  return { currencyCode, value: new Exact(unitPriceWithin(value.toFixed(), purchase, within)) };
}

/** What comes on top of the unit prices. */
export function costsOfMandate({ resolvedCosts }: CompleteDetails): Costs {
  return costsOnTop(resolvedCosts);
}

// A net budget used in full, with its tax as it is invoiced.
function allInBudget(details: BudgetedDetails, rounding: Decimal.Rounding): Amount {
  const { budgetBasis, taxPercent } = details.resolvedCosts;
  const { currencyCode, value } = totalOverTerm(details);
  const minorUnits = minorUnitDigits(currencyCode);
  const stated = value.toDecimalPlaces(minorUnits, rounding);
  if (budgetBasis === 'all_in') return { currencyCode, value: stated };
  return { currencyCode, value: stated.plus(taxOn(stated, { minorUnits }, { taxPercent })) };
}

function purchaseOf({ budget: { currencyCode }, quantity, termMonths }: CompleteDetails): Purchase {
  // What is bought once is paid for once, which equals one year.
  const defaultTermMonths = termMonths === 0 ? 12 : termMonths;
  return { currencyCode, minorUnits: minorUnitDigits(currencyCode), quantity: quantity.value, defaultTermMonths };
}

/**
 * Of all lines. One table negotiates one unit price, so they must be countable together.
 * @throws DomainError invalid when they are not.
 */
export function sumOfLines({ lines }: RequestDetails): Quantity {
  const quantities = lines.map(({ quantity }, index) => {
    if (quantity === undefined) throw missing(`lines[${index}].quantity`, ['a number and its unit']);
    return quantity;
  });
  const units = [...new Set(quantities.map(({ unitCode }) => unitCode))];
  const [unitCode] = units;
  if (unitCode === undefined || units.length > 1) {
    throw new DomainError('invalid', 'LINES_NOT_COMPARABLE', `lines in ${units.join(', ')} have no common unit price`, {
      field: 'lines',
      given: units.join(', '),
      allowed: ['lines of one unit', 'award_mode BY_LOT with a lot for each unit'],
    });
  }
  const sum = quantities.reduce((total, { value }) => total.plus(value), new Exact(0));
  return { value: sum.toFixed(), unitCode };
}

function missing(field: string, allowed: readonly string[]): DomainError {
  const message = `${field} is missing; a request can be submitted with ${allowed.join(' or ')}`;
  return new DomainError('invalid', 'DETAILS_INCOMPLETE', message, { field, given: '', allowed });
}
