import { ScenarioError } from './scenario-error.ts';

/**
 * An exact decimal: `units / 10^scale`. Money and steps are kept this way because a float loses cents
 * (0.1 + 0.2), and this package may not import a decimal library.
 */
export type Decimal = { readonly units: bigint; readonly scale: number };

const pattern = /^-?\d+(\.\d+)?$/;

/** Parses "1060.00" or 1060; throws `ScenarioError` on anything but plain decimal notation. */
export function parseDecimal(text: string | number, field = 'amount'): Decimal {
  const written = typeof text === 'number' ? plainNotation(text) : text;
  if (!pattern.test(written))
    throw new ScenarioError({ field, given: String(text), allowed: 'a decimal such as 12.50' });
  const [whole = '0', fraction = ''] = written.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

// 1e-7 and the like print in exponent notation, which is not decimal notation.
function plainNotation(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** "1060.00": keeps the scale, so 1060.00 stays 1060.00. */
export function formatDecimal({ units, scale }: Decimal): string {
  if (scale === 0) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The same value with a larger scale; never rounds. */
export function withScale(value: Decimal, scale: number): Decimal {
  return scale <= value.scale ? value : { units: value.units * 10n ** BigInt(scale - value.scale), scale };
}

/** Sum, exact. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: withScale(a, scale).units + withScale(b, scale).units, scale };
}

/** Difference a − b, exact. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { units: -b.units, scale: b.scale });
}

/** Product, exact. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Negative, zero or positive, as for sorting. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { units } = subtractDecimals(a, b);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** Rounds half up (away from zero) to `scale` digits: how invoices are rounded to the minor unit. */
export function roundDecimal(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return withScale(value, scale);
  const divisor = 10n ** BigInt(value.scale - scale);
  const magnitude = value.units < 0n ? -value.units : value.units;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return { units: value.units < 0n ? -rounded : rounded, scale };
}

/** The nearest float, for utilities only; never for an amount that is shown or paid. */
export function toNumber(value: Decimal): number {
  return Number(formatDecimal(value));
}
