import { Decimal } from 'decimal.js';
import { findTerm, issueNames, type Terms, textOf, unitPriceOf } from './terms.ts';

/** What is bought, and how money is rounded. */
export type Purchase = {
  readonly currencyCode: string;
  readonly minorUnits: number;
  /** Decimal text. */
  readonly quantity: string;
  /** Months counted when the offer names no term: a purchase without a term is paid once, like one year. */
  readonly defaultTermMonths: number;
};

export type DealMoney = {
  readonly unitPrice: Decimal;
  readonly termMonths: number;
  readonly annualTotal: Decimal;
  readonly contractTotal: Decimal;
};

export type Savings = {
  /** What the same quantity and term would have cost at the list price, less the contract total. */
  readonly total: Decimal;
  /** Share of that, with four decimals. */
  readonly share: Decimal;
};

const monthsPerYear = 12;

/** What an offer costs all-in: unit price × quantity × years, each total rounded once to what can be paid. */
export function dealMoney(terms: Terms, purchase: Purchase): DealMoney {
  const unitPrice = new Decimal(unitPriceOf(terms).amount);
  const termMonths = termMonthsOf(terms, purchase);
  const yearly = unitPrice.times(purchase.quantity);
  return {
    unitPrice,
    termMonths,
    annualTotal: rounded(yearly, purchase),
    contractTotal: rounded(yearly.times(termMonths).dividedBy(monthsPerYear), purchase),
  };
}

/** What was saved against the list price of the same quantity over the same term. */
export function savings(deal: DealMoney, listUnitPrice: string, purchase: Purchase): Savings {
  const atList = rounded(
    new Decimal(listUnitPrice).times(purchase.quantity).times(deal.termMonths).dividedBy(monthsPerYear),
    purchase,
  );
  const total = atList.minus(deal.contractTotal);
  // Rounded down: a share must not look reached because of rounding.
  const share = atList.isZero() ? new Decimal(0) : total.dividedBy(atList).toDecimalPlaces(4, Decimal.ROUND_DOWN);
  return { total, share };
}

export function termMonthsOf(terms: Terms, { defaultTermMonths }: Purchase): number {
  const term = findTerm(terms, issueNames.termMonths);
  return term ? Number(textOf(term)) : defaultTermMonths;
}

function rounded(value: Decimal, { minorUnits }: Purchase): Decimal {
  return value.toDecimalPlaces(minorUnits, Decimal.ROUND_HALF_UP);
}
