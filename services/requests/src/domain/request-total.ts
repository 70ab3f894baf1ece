import { DomainError } from '@procur/service-kit/domain-error';
import { type Amount, minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { BudgetPeriod, Quantity, RequestDetails } from './request-details.ts';

// 28 digits are the widest amount of the wire; the library's default of 20 would round quotients early.
const Exact = Decimal.clone({ precision: 40 });

/** A request with everything that policy, budget and negotiation need. */
export type CompleteDetails = RequestDetails & {
  readonly budget: Amount;
  readonly budgetPeriod: BudgetPeriod;
  /** Of all lines together. */
  readonly quantity: Quantity;
};

/** @throws DomainError invalid naming the first field that is still missing for submission. */
export function requireComplete(details: RequestDetails): CompleteDetails {
  const { budget, budgetPeriod } = details;
  if (details.category === '') throw missing('category', ['a category, e.g. "software.crm"']);
  if (details.lines.length === 0) throw missing('lines', ['at least one line']);
  if (budget === undefined) throw missing('budget', ['an amount with its currency']);
  if (budgetPeriod === undefined) throw missing('budget_period', ['TOTAL', 'PER_YEAR', 'PER_MONTH']);
  if (budgetPeriod !== 'total' && details.termMonths === 0) throw missing('term_months', ['at least 1 month']);
  return { ...details, budget, budgetPeriod, quantity: sumOfLines(details) };
}

/** What the request costs at most over its whole term, exact. */
export function totalOverTerm({ budget, budgetPeriod, termMonths }: CompleteDetails): Amount {
  const value = new Exact(budget.value);
  if (budgetPeriod === 'total') return { ...budget, value };
  if (budgetPeriod === 'per_month') return { ...budget, value: value.times(termMonths) };
  return { ...budget, value: value.times(termMonths).dividedBy(12) };
}

/** The total in coins that exist, rounded up so that the commitment covers every price within the budget. */
export function amountToCommit(details: CompleteDetails): Amount {
  const total = totalOverTerm(details);
  const digits = minorUnitDigits(total.currencyCode);
  return { ...total, value: total.value.toDecimalPlaces(digits, Decimal.ROUND_UP) };
}

/** Highest price for one unit and one year within the budget, before rounding. */
export function unitPriceCeiling(details: CompleteDetails): Amount {
  const total = totalOverTerm(details);
  // What is bought once is paid for once, which equals one year.
  const months = details.termMonths === 0 ? 12 : details.termMonths;
  // Multiplied before divided, so that what comes out even stays exact.
  const value = total.value.times(12).dividedBy(new Exact(details.quantity.value).times(months));
  return { ...total, value };
}

// One table negotiates one unit price, so the lines must be countable together.
function sumOfLines({ lines }: RequestDetails): Quantity {
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
      allowed: ['lines of one unit; ask for the others in a request of their own'],
    });
  }
  const sum = quantities.reduce((total, { value }) => total.plus(value), new Exact(0));
  return { value: sum.toFixed(), unitCode };
}

function missing(field: string, allowed: readonly string[]): DomainError {
  const message = `${field} is missing; a request can be submitted with ${allowed.join(' or ')}`;
  return new DomainError('invalid', 'DETAILS_INCOMPLETE', message, { field, given: '', allowed });
}
