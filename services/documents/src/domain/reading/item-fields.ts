import type { Signal } from './confidence.ts';
import { type DecimalMark, parseDecimal } from './decimal-notation.ts';
import { currencyIn, findMoney } from './money-notation.ts';
import { findNumbers, type WrittenNumber } from './number-notation.ts';
import type { RequiredQuantity, RequiredSpecification } from './requirement.ts';
import { type Field, fieldFrom, longestPassage, type Passage } from './source-text.ts';
import { findLabelledSpecifications, findMeasuredSpecifications } from './specifications.ts';
import { findUnit, measuredUnits, times } from './unit-codes.ts';

export type ReadQuantity = {
  readonly value: string;
  readonly unitText: string;
  /** What makes the number less certain. */
  readonly seen: readonly Signal[];
};

/** A quantity as it stands in a cell: "20", "1.000,00 kg", "2 dozen", "twenty (20)", "10-15" (then the larger). */
export function readQuantity(text: string, mark: DecimalMark, unitBeside = ''): ReadQuantity | undefined {
  const numbers = findNumbers(text, countingMark(text, unitBeside, mark));
  const number = numbers.at(-1);
  if (!number || numbers.length > 2) return undefined;
  const isRange =
    numbers.length === 2 &&
    /^\s*(?:-|–|—|to|bis|a|à)\s*$/iu.test(text.slice((numbers[0] as { end: number }).end, number.start));
  if (numbers.length === 2 && !isRange) return undefined;
  const unitText =
    text.slice(number.end).replace(/^[\s(]+|[\s).]+$/g, '') ||
    text
      .slice(0, numbers[0]?.start)
      .replace(/[\s.:(]+$/g, '')
      .trim();
  const seen: Signal[] = [
    ...(isRange ? (['range'] as const) : []),
    ...(number.isAmbiguous ? (['ambiguous-number'] as const) : []),
  ];
  return { value: number.value, unitText, seen };
}

/** Nobody orders 1.250 pieces to three decimals: in what is counted, a group of three digits is thousands. */
export function countingMark(text: string, unitBeside: string, mark: DecimalMark): DecimalMark {
  const group = /^\D*\d{1,3}(?<separator>[.,])\d{3}(?!\d)\s*(?<unit>[\p{L}.²³]*)/u.exec(text)?.groups;
  if (!group) return mark;
  const unit = findUnit(unitBeside || (group.unit ?? ''));
  const isMeasured = unit !== undefined && measuredUnits.has(unit.code);
  return isMeasured ? mark : group.separator === '.' ? ',' : '.';
}

/**
 * Applies the unit; what is counted without one is counted in pieces. "Two dozen" is a way to write a number and becomes
 * pieces; a dozen in a column of units is a unit like any other.
 */
export function toQuantity(
  value: string,
  unitText: string,
  role: 'unit' | 'number' = 'number',
): RequiredQuantity & { readonly isKnownUnit: boolean } {
  const unit = unitText === '' ? { code: 'EA', factor: 1 } : findUnit(unitText, role);
  if (!unit) return { value: trimZeros(value), unitCode: 'EA', isKnownUnit: false };
  return { value: trimZeros(times(value, unit.factor)), unitCode: unit.code, isKnownUnit: true };
}

/** In what is counted, a group of three digits is thousands: "1.200 Stück" is no piece and a fifth. */
export function countedValue({ value, isAmbiguous }: WrittenNumber, unitText: string): string {
  const isPieces = !measuredUnits.has(toQuantity('1', unitText).unitCode);
  return isAmbiguous && isPieces && /\.\d{3}$/.test(value) ? value.replace('.', '') : value;
}

/** Prices have two decimals, seldom four, and hardly ever three: "320.000" and "12.000" are thousands. */
function priceMark(shown: string, mark: DecimalMark): DecimalMark {
  const separator = /^(?:\d{3}(?<a>[.,])\d{3}|\d{1,3}(?<b>[.,])000)$/.exec(shown)?.groups;
  const found = separator?.a ?? separator?.b;
  return found === undefined ? mark : found === '.' ? ',' : '.';
}

const shownAmount = /(?:\d{1,3}(?:[.,'’\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(?!\d)/u;

/** The price in a cell, where a bare number is one too: "8.32", "1 250,00 €", "$4.90 / pcs", "12,-". */
export function readPrice(text: string, mark: DecimalMark): { amount: string; currency: string } | undefined {
  const money = findMoney(text, mark)[0];
  if (money) return { amount: trimZeros(money.amount), currency: money.currency ?? '' };
  const shown = shownAmount.exec(text)?.[0];
  const amount = shown === undefined ? undefined : parseDecimal(shown, priceMark(shown, mark));
  return amount === undefined ? undefined : { amount: trimZeros(amount), currency: currencyIn(text) ?? '' };
}

/** Specifications within one stretch of a passage, as fields with their places. */
export function specificationsIn(
  passage: Passage,
  from: number,
  to: number,
  mark: DecimalMark,
): Field<RequiredSpecification>[] {
  const text = passage.text.slice(from, Math.min(to, from + longestPassage));
  const found = [...findMeasuredSpecifications(text, mark), ...findLabelledSpecifications(text)];
  return found.map(({ start, end, ...specification }) =>
    fieldFrom(
      passage,
      { start: from + start, end: from + end },
      specification,
      specification.operator === '=' ? 0.8 : 0.9,
    ),
  );
}

export function trimZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
