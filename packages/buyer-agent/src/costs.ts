import { Decimal } from 'decimal.js';
import { type DealMoney, dealMoney, type Purchase } from './deal-money.ts';
import { type ChargeBasis, costsWith } from './stated-charges.ts';
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

/** The same with what a vendor has stated of its own. */
export type CountedCosts = { readonly taxPercent: string; readonly fees: readonly CountedFee[] };
export type CountedFee = {
  readonly name: string;
  readonly amount: string;
  readonly basis: Exclude<ChargeBasis, 'percent'>;
  /** True when no tax comes on top of it. */
  readonly untaxed?: boolean;
};

/** No fee and no tax. */
export const noCosts: Costs = { taxPercent: '0', fees: [] };

/** One thing that is paid. The amount is decimal text. */
export type CostLine = { readonly name: string; readonly amount: string };

const monthsPerYear = 12;

/** What an offer costs over its term with fees, its own charges and tax. Each line is rounded up, so that a limit never looks kept by rounding. */
export function allInTotal(terms: Terms, purchase: Purchase, costs: Costs = noCosts): Decimal {
  return totalOf(dealMoney(terms, purchase), purchase, costsWith(costs, terms));
}

/** What the all-in total is made of, exactly: the price, each fee by its name, and the tax when there is any. */
export function costLines(terms: Terms, purchase: Purchase, expected: Costs = noCosts): readonly CostLine[] {
  const money = dealMoney(terms, purchase);
  const costs = costsWith(expected, terms);
  const fees = feesOf(money, purchase, costs);
  const tax = taxOn(taxedSum(money, fees, costs), purchase, costs);
  return [
    { name: 'price', amount: money.contractTotal.toFixed() },
    ...fees.map((fee, i) => ({ name: costs.fees[i]?.name ?? '', amount: fee.toFixed() })),
    ...(tax.isZero() ? [] : [{ name: 'tax', amount: tax.toFixed() }]),
  ];
}

/** The tax on a net amount, rounded up to what can be paid. */
export function taxOn(net: Decimal, purchase: Pick<Purchase, 'minorUnits'>, { taxPercent }: Pick<Costs, 'taxPercent'>) {
  return roundedUp(net.times(taxPercent).dividedBy(100), purchase);
}

/** The highest unit price at which no term of `termMonths` or less costs more than `total` all-in; 0 when there is none. */
export function unitPriceWithin(
  total: string,
  purchase: Purchase,
  { costs = noCosts, termMonths }: { readonly costs?: CountedCosts | undefined; readonly termMonths: number },
): string {
  const coin = new Decimal(10).pow(-purchase.minorUnits);
  const costing = (price: Decimal) => totalOf(moneyAt(price, termMonths, purchase), purchase, costs);
  let price = priceSurelyWithin(total, purchase, { costs, termMonths });
  // What the rounding of the lines left over is less than a coin for each of them.
  for (let spare = costs.fees.length + 1; spare > 0 && costing(price.plus(coin)).lte(total); spare--)
    price = price.plus(coin);
  return costing(price).lte(total) ? price.toFixed() : '0';
}

// One coin for the rounding of each line: dearer than needed by that much, never too dear.
function priceSurelyWithin(
  total: string,
  purchase: Purchase,
  { costs, termMonths }: { readonly costs: CountedCosts; readonly termMonths: number },
): Decimal {
  const smallest = new Decimal(10).pow(-purchase.minorUnits);
  const charged = (isUntaxed: boolean) =>
    costs.fees
      .filter(({ untaxed = false }) => untaxed === isUntaxed)
      .reduce((sum, fee) => sum.plus(feeAmount(fee, { termMonths }, purchase)).plus(smallest), new Decimal(0));
  const taxed = new Decimal(total).minus(charged(true));
  const net = taxed.dividedBy(new Decimal(costs.taxPercent).dividedBy(100).plus(1));
  const price = net.minus(charged(false)).minus(costs.taxPercent === '0' ? 0 : smallest);
  const units = new Decimal(purchase.quantity).times(termMonths).dividedBy(monthsPerYear);
  return Decimal.max(0, price.dividedBy(units)).toDecimalPlaces(purchase.minorUnits, Decimal.ROUND_DOWN);
}

function moneyAt(price: Decimal, termMonths: number, { quantity, minorUnits }: Purchase) {
  const overTerm = price.times(quantity).times(termMonths).dividedBy(monthsPerYear);
  // Up, not to the nearest coin: a limit derived from this price holds without rounding as well.
  return { termMonths, contractTotal: overTerm.toDecimalPlaces(minorUnits, Decimal.ROUND_UP) };
}

type Money = Pick<DealMoney, 'contractTotal' | 'termMonths'>;

function totalOf(money: Money, purchase: Purchase, costs: CountedCosts): Decimal {
  const fees = feesOf(money, purchase, costs);
  const net = fees.reduce((sum, fee) => sum.plus(fee), money.contractTotal);
  return net.plus(taxOn(taxedSum(money, fees, costs), purchase, costs));
}

function taxedSum({ contractTotal }: Money, amounts: readonly Decimal[], { fees }: CountedCosts): Decimal {
  return amounts.reduce((sum, amount, i) => (fees[i]?.untaxed ? sum : sum.plus(amount)), contractTotal);
}

function feesOf(money: Money, purchase: Purchase, { fees }: CountedCosts): readonly Decimal[] {
  return fees.map((fee) => roundedUp(feeAmount(fee, money, purchase), purchase));
}

function feeAmount(
  { amount, basis }: CountedFee,
  { termMonths }: Pick<Money, 'termMonths'>,
  { quantity }: Purchase,
): Decimal {
  if (basis === 'once') return new Decimal(amount);
  if (basis === 'per-unit') return new Decimal(amount).times(quantity);
  const overTerm = new Decimal(amount).times(termMonths).dividedBy(monthsPerYear);
  return basis === 'per-year' ? overTerm : overTerm.times(quantity);
}

function roundedUp(value: Decimal, { minorUnits }: Pick<Purchase, 'minorUnits'>): Decimal {
  return value.toDecimalPlaces(minorUnits, Decimal.ROUND_UP);
}
