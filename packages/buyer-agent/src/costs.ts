import { Decimal } from 'decimal.js';
import { type DealMoney, dealMoney, type Purchase } from './deal-money.ts';
import type { Terms } from './terms.ts';

/** What a charge counts by: once, for each year of the term, or for each unit and year. */
export const feeBases = ['once', 'per-year', 'per-unit-and-year'] as const;
export type FeeBasis = (typeof feeBases)[number];

/** What comes on top of the unit price. Amounts as decimal text. */
export type Costs = {
  /** Per cent of the net total. */
  readonly taxPercent: string;
  readonly fees: readonly { readonly name: string; readonly amount: string; readonly basis: FeeBasis }[];
};

/** No fee and no tax. */
export const noCosts: Costs = { taxPercent: '0', fees: [] };

const monthsPerYear = 12;

/** What an offer costs over its term with fees and tax. Each line is rounded up, so that a limit never looks kept by rounding. */
export function allInTotal(terms: Terms, purchase: Purchase, costs: Costs = noCosts): Decimal {
  const money = dealMoney(terms, purchase);
  const fees = costs.fees.map((fee) => roundedUp(feeAmount(fee, money, purchase), purchase));
  const net = fees.reduce((sum, fee) => sum.plus(fee), money.contractTotal);
  return net.plus(roundedUp(net.times(costs.taxPercent).dividedBy(100), purchase));
}

/** The highest unit price at which no term of `termMonths` or less costs more than `total` all-in; 0 when there is none. */
export function unitPriceWithin(
  total: string,
  purchase: Purchase,
  { costs = noCosts, termMonths }: { readonly costs?: Costs | undefined; readonly termMonths: number },
): string {
  const smallest = new Decimal(10).pow(-purchase.minorUnits);
  const net = new Decimal(total).dividedBy(new Decimal(costs.taxPercent).dividedBy(100).plus(1));
  const fees = costs.fees.map((fee) => feeAmount(fee, { termMonths }, purchase).plus(smallest));
  // One coin for the rounding of each line: dearer than needed by that much, never too dear.
  const price = fees.reduce((left, fee) => left.minus(fee), net.minus(costs.taxPercent === '0' ? 0 : smallest));
  const units = new Decimal(purchase.quantity).times(termMonths).dividedBy(monthsPerYear);
  return Decimal.max(0, price.dividedBy(units)).toDecimalPlaces(purchase.minorUnits, Decimal.ROUND_DOWN).toFixed();
}

type Fee = Costs['fees'][number];

function feeAmount(
  { amount, basis }: Fee,
  { termMonths }: Pick<DealMoney, 'termMonths'>,
  { quantity }: Purchase,
): Decimal {
  if (basis === 'once') return new Decimal(amount);
  const overTerm = new Decimal(amount).times(termMonths).dividedBy(monthsPerYear);
  return basis === 'per-year' ? overTerm : overTerm.times(quantity);
}

function roundedUp(value: Decimal, { minorUnits }: Purchase): Decimal {
  return value.toDecimalPlaces(minorUnits, Decimal.ROUND_UP);
}
