import { type Amount, minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 40 });

/** A lot that needs a share of the budget. */
export type Claim = {
  readonly lotId: string;
  readonly name: string;
  /** All-in over the term, where the request says one. */
  readonly stated: Amount | undefined;
  /** What the cheapest vendor asks by its list; shares that are not stated follow it. */
  readonly listTotal: Amount | undefined;
};

export type Allotment =
  | { readonly kind: 'shares'; readonly shares: ReadonlyMap<string, Amount> }
  | { readonly kind: 'impossible'; readonly reason: string };

/**
 * Divides an all-in total among lots: first what is stated, then the rest in proportion to the list totals, in whole coins.
 * The shares never add up to more than the total.
 */
export function allotBudget(total: Amount, claims: readonly Claim[]): Allotment {
  const stated = claims.flatMap(({ stated }) => stated ?? []);
  const rest = stated.reduce((left, { value }) => left.minus(value), new Exact(total.value));
  const open = claims.filter((claim) => claim.stated === undefined);
  if (rest.lt(0)) return { kind: 'impossible', reason: 'the budgets of the lots are more than that of the request' };
  const unpriced = open.filter(({ listTotal }) => !isPositive(listTotal, total));
  if (open.length > 1 && unpriced.length > 0) {
    const names = unpriced.map(({ name }) => name).join(', ');
    return {
      kind: 'impossible',
      reason: `no list price in ${total.currencyCode} says how much of the budget goes to ${names}`,
    };
  }
  const weights = open.map(({ listTotal }) => (open.length === 1 ? new Exact(1) : new Exact(listTotal?.value ?? 0)));
  const parts = divide(rest, weights, minorUnitDigits(total.currencyCode));
  const shares = open.map(({ lotId }, index) => [lotId, { ...total, value: parts[index] ?? new Exact(0) }] as const);
  const known = claims.flatMap(({ lotId, stated }) => (stated ? [[lotId, stated] as const] : []));
  return { kind: 'shares', shares: new Map([...known, ...shares]) };
}

function isPositive(amount: Amount | undefined, { currencyCode }: Amount): boolean {
  return amount !== undefined && amount.currencyCode === currencyCode && amount.value.gt(0);
}

// Each part is what is due up to and including it, less what went before: the last part takes the last coin.
function divide(rest: Decimal, weights: readonly Decimal[], digits: number): readonly Decimal[] {
  const whole = weights.reduce((sum, weight) => sum.plus(weight), new Exact(0));
  let before = new Exact(0);
  let given = new Exact(0);
  return weights.map((weight) => {
    before = before.plus(weight);
    const due = rest.times(before).dividedBy(whole).toDecimalPlaces(digits, Decimal.ROUND_DOWN);
    const part = due.minus(given);
    given = due;
    return part;
  });
}
