import type { Bid } from '../../outcome-space.ts';
import type { Charge, Figure, MoneyPolicy } from './money-policy.ts';
import { dividedBy, minus, one, plus, type Ratio, roundedTo, times, zero } from './ratio.ts';

/** What an outcome comes to, in the currency of the limits. */
export type Bill = {
  readonly unitPrice: Ratio;
  /** Price of all units over the term, less credits; without fees and tax. */
  readonly net: Ratio;
  /** With fees and tax. */
  readonly total: Ratio;
  /** Units times years: what a price per unit is multiplied by. */
  readonly volume: Ratio;
};

/**
 * The bill of an outcome with what the other side charges besides; `undefined` while a figure in it is unresolved. Exact:
 * rounded only where and how the policy says.
 */
export function billOf(policy: MoneyPolicy, bid: Bid, stated: readonly Charge[]): Bill | undefined {
  const rate = rateOf(policy, bid);
  const [price, quantity, months] = [policy.price, policy.quantity, policy.termMonths].map((one) => figureOf(one, bid));
  const taxPercent = figureOf(policy.tax.percent, bid);
  if (!rate || !price || !quantity || !months || !taxPercent) return undefined;
  const basis: Basis = { quantity, months, policy, bid };
  const volume = volumeOf(basis);
  const units = rounded(times(price, volume), policy, 'line');
  const [owed, deducted] = sidesOf(policy, stated);
  const credits = sumOf(deducted, { ...basis, units, policy: mirrored(policy) });
  const fees = sumOf(owed, { ...basis, units });
  if (!credits || !fees) return undefined;
  const net = minus(units, credits);
  const total = rounded(withTax(plus(net, fees), { ...basis, price, volume, taxPercent }), policy, 'total');
  return {
    unitPrice: times(price, rate),
    volume,
    net: times(net, rate),
    total: inCoins(times(total, rate), policy, rate),
  };
}

/** The charges of the policy and those the other side has stated; its word counts where both name one. */
export function chargesWith(own: readonly Charge[], stated: readonly Charge[]): readonly Charge[] {
  const names = new Set(stated.map(({ name }) => name));
  return [...own.filter(({ name }) => !names.has(name)), ...stated];
}

// What a vendor states comes on top for a buyer; what a buyer states is kept back from a seller.
function sidesOf(
  { role, fees, credits }: MoneyPolicy,
  stated: readonly Charge[],
): readonly [owed: readonly Charge[], deducted: readonly Charge[]] {
  return role === 'buyer' ? [chargesWith(fees, stated), credits] : [fees, chargesWith(credits, stated)];
}

// A deduction that is rounded up makes a total look smaller, and the reverse.
function mirrored(policy: MoneyPolicy): MoneyPolicy {
  const { mode } = policy.rounding;
  const other = mode === 'up' ? 'down' : mode === 'down' ? 'up' : mode;
  return { ...policy, rounding: { ...policy.rounding, mode: other } };
}

type Basis = {
  readonly quantity: Ratio;
  readonly months: Ratio;
  readonly policy: MoneyPolicy;
  readonly bid: Bid;
};

function figureOf(figure: Figure, bid: Bid): Ratio | undefined {
  return 'fixed' in figure ? figure.fixed : figure.byValue[bid[figure.issue] as number];
}

function rateOf({ currency }: MoneyPolicy, bid: Bid): Ratio | undefined {
  return 'issue' in currency ? currency.rates[bid[currency.issue] as number] : one;
}

function volumeOf({ quantity, months, policy: { basis } }: Basis): Ratio {
  switch (basis) {
    case 'unit-year':
      return dividedBy(times(quantity, months), 12n);
    case 'unit-month':
      return times(quantity, months);
    case 'unit':
      return quantity;
    case 'total':
      return one;
  }
}

function sumOf(charges: readonly Charge[], basis: Basis & { readonly units: Ratio }): Ratio | undefined {
  let sum = zero;
  for (const charge of charges) {
    const amount = charge.amount && figureOf(charge.amount, basis.bid);
    if (!amount) return undefined;
    sum = plus(sum, rounded(chargeOf(charge, amount, basis), basis.policy, 'line'));
  }
  return sum;
}

function chargeOf(
  { per }: Charge,
  amount: Ratio,
  { quantity, months, units }: Basis & { readonly units: Ratio },
): Ratio {
  switch (per) {
    case 'once':
      return amount;
    case 'year':
      return dividedBy(times(amount, months), 12n);
    case 'month':
      return times(amount, months);
    case 'unit':
      return times(amount, quantity);
    case 'unit-year':
      return dividedBy(times(times(amount, quantity), months), 12n);
    case 'percent':
      return dividedBy(times(amount, units), 100n);
  }
}

type Taxing = Basis & { readonly price: Ratio; readonly volume: Ratio; readonly taxPercent: Ratio };

function withTax(net: Ratio, { policy, price, volume, taxPercent }: Taxing): Ratio {
  if (policy.tax.isIncluded) return net;
  const tax = dividedBy(times(net, taxPercent), 100n);
  if (policy.rounding.per !== 'unit') return plus(net, rounded(tax, policy, 'line'));
  // The price of one unit with its tax is brought to coins first, and what else is billed afterwards.
  const gross = rounded(plus(price, dividedBy(times(price, taxPercent), 100n)), policy, 'unit');
  const others = minus(net, times(price, volume));
  const othersTaxed = plus(others, dividedBy(times(others, taxPercent), 100n));
  const { mode, minorUnits } = policy.rounding;
  return plus(
    roundedTo(times(gross, volume), minorUnits, mode),
    roundedTo(othersTaxed, minorUnits, others.n < 0n ? 'down' : mode),
  );
}

function rounded(amount: Ratio, { rounding }: MoneyPolicy, thing: MoneyPolicy['rounding']['per']): Ratio {
  return rounding.per === thing ? roundedTo(amount, rounding.minorUnits, rounding.mode) : amount;
}

// An exchanged amount is a new figure: brought to coins against whoever pays it, so that no limit is kept by a fraction.
function inCoins(total: Ratio, { rounding, role }: MoneyPolicy, rate: Ratio): Ratio {
  return rate === one ? total : roundedTo(total, rounding.minorUnits, role === 'buyer' ? 'up' : 'down');
}
