import { parseDecimal } from '../../decimal.ts';
import { ScenarioError } from '../../scenario-error.ts';

/** An exact fraction; the denominator is positive. A twelfth of a yearly amount has no end in decimals. */
export type Ratio = { readonly n: bigint; readonly d: bigint };

/** How a figure is brought to coins. */
export const roundingModes = ['up', 'half-up', 'half-even', 'down'] as const;
export type RoundingMode = (typeof roundingModes)[number];

export const zero: Ratio = { n: 0n, d: 1n };
export const one: Ratio = { n: 1n, d: 1n };

// Longer figures are attacks on the time big integers take, not money.
const longestFigure = 40;

/** A plain decimal, as text or number, of 0 or more; throws `ScenarioError` on anything else. */
export function readRatio(value: unknown, field: string): Ratio {
  const ratio = findRatio(value);
  if (ratio) return ratio;
  const given = (JSON.stringify(value) ?? 'nothing').slice(0, 80);
  throw new ScenarioError({ field, given, allowed: 'a decimal of 0 or more, such as "1060.50"' });
}

/** The same, or nothing when the value is no such decimal. */
export function findRatio(value: unknown): Ratio | undefined {
  const isPlain =
    (typeof value === 'string' && value.length <= longestFigure && /^\d+(\.\d+)?$/.test(value)) ||
    (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e21);
  if (!isPlain) return undefined;
  const { units, scale } = parseDecimal(value);
  return { n: units, d: 10n ** BigInt(scale) };
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { n: -b.n, d: b.d });
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function dividedBy(a: Ratio, divisor: bigint): Ratio {
  return { n: a.n, d: a.d * divisor };
}

export function isMore(a: Ratio, b: Ratio): boolean {
  return a.n * b.d > b.n * a.d;
}

/** Brought to `digits` after the point; "up" and "down" are away from and towards zero. */
export function roundedTo({ n, d }: Ratio, digits: number, mode: RoundingMode): Ratio {
  const coins = 10n ** BigInt(digits);
  const sign = n < 0n ? -1n : 1n;
  const scaled = sign * n * coins;
  const [whole, rest] = [scaled / d, scaled % d];
  return { n: sign * (whole + (roundsUp({ whole, rest, d }, mode) ? 1n : 0n)), d: coins };
}

/** With exactly `digits` after the point; the caller has rounded before. */
export function formatRatio(ratio: Ratio, digits: number): string {
  const { n } = roundedTo(ratio, digits, 'half-up');
  const text = (n < 0n ? -n : n).toString().padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return n < 0n ? `-${amount}` : amount;
}

type Division = { readonly whole: bigint; readonly rest: bigint; readonly d: bigint };

function roundsUp({ whole, rest, d }: Division, mode: RoundingMode): boolean {
  switch (mode) {
    case 'up':
      return rest > 0n;
    case 'down':
      return false;
    case 'half-up':
      return 2n * rest >= d;
    case 'half-even':
      return 2n * rest > d || (2n * rest === d && whole % 2n === 1n);
  }
}
