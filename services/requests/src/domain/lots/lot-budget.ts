import type { Amount } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { type BudgetedDetails, maximumTotal } from '../request-total.ts';
import type { VendorShortlist } from '../shortlist.ts';
import type { PlannedLot } from './division.ts';

/** What the request says a lot may cost all-in over the term. */
export function statedShare(request: BudgetedDetails, { budget }: PlannedLot): Amount | undefined {
  return budget && maximumTotal({ ...request, budget });
}

/** What the cheapest vendor found asks for a lot by its list, over the term and before fees and tax. */
export function listTotal(
  { shortlisted }: VendorShortlist,
  { quantity, termMonths }: { readonly quantity: string; readonly termMonths: number },
  currencyCode: string,
): Amount | undefined {
  const prices = shortlisted.flatMap(({ listUnitPrice: price }) =>
    price?.currencyCode === currencyCode ? [new Decimal(price.value)] : [],
  );
  if (prices.length === 0) return undefined;
  // What is bought once is paid for once, like one year.
  const years = new Decimal(termMonths === 0 ? 12 : termMonths).dividedBy(12);
  return {
    currencyCode,
    value: Decimal.min(...prices)
      .times(quantity)
      .times(years),
  };
}
