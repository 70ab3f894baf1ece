import { currencyOf, findMoney } from './money-notation.ts';
import { type DecimalMark, findNumbers, parseDecimal } from './number-notation.ts';
import type { RequiredQuantity, RequiredSpecification } from './requirement.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';
import { findLabelledSpecifications, findMeasuredSpecifications } from './specifications.ts';
import { findUnit } from './unit-codes.ts';

export type ReadQuantity = { readonly value: string; readonly unitText: string; readonly isSure: boolean };

/** A quantity as it stands in a cell: "20", "1.000,00 kg", "2 dozen", "twenty (20)", "10-15" (then the larger). */
export function readQuantity(text: string, mark: DecimalMark): ReadQuantity | undefined {
  const numbers = findNumbers(text, mark);
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
  return { value: number.value, unitText, isSure: !isRange && !number.isAmbiguous };
}

/** Applies the unit: dozens become pieces, and what is counted without a unit is counted in pieces. */
export function toQuantity(value: string, unitText: string): RequiredQuantity & { readonly isKnownUnit: boolean } {
  const unit = unitText === '' ? { code: 'EA', factor: 1 } : findUnit(unitText);
  if (!unit) return { value: trimZeros(value), unitCode: 'EA', isKnownUnit: false };
  return { value: trimZeros(multiply(value, unit.factor)), unitCode: unit.code, isKnownUnit: true };
}

export function readPrice(text: string, mark: DecimalMark): { amount: string; currency: string } | undefined {
  const money = findMoney(text, mark)[0];
  if (money) return { amount: trimZeros(money.amount), currency: money.currency ?? '' };
  const amount = parseDecimal(text.replace(/[^\d.,'’\s]/g, '').trim(), mark);
  return amount === undefined
    ? undefined
    : { amount: trimZeros(amount), currency: currencyOf(text.replace(/[\d.,'’]/g, '')) ?? '' };
}

/** Specifications within one stretch of a passage, as fields with their places. */
export function specificationsIn(
  passage: Passage,
  from: number,
  to: number,
  mark: DecimalMark,
): Field<RequiredSpecification>[] {
  const text = passage.text.slice(from, to);
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

/** Exact for the small whole factors of dozens and thousands. */
function multiply(value: string, factor: number): string {
  if (factor === 1) return value;
  const [whole = '0', fraction = ''] = value.split('.');
  const product = (BigInt(whole + fraction) * BigInt(factor)).toString().padStart(fraction.length + 1, '0');
  return fraction === '' ? product : `${product.slice(0, -fraction.length)}.${product.slice(-fraction.length)}`;
}
