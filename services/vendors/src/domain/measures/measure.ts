import { baseUnitOf, findMeasureUnit, type MeasureUnit, measureUnitSpellings } from './measure-units.ts';

export type Measure = {
  /** As written, in `unit`. */
  readonly amount: number;
  readonly unit: MeasureUnit;
  /** In the base unit of the dimension, so that 500 ml and 0.5 l are the same number. */
  readonly baseAmount: number;
};

export type FoundMeasure = Measure & { readonly start: number; readonly end: number; readonly text: string };

const escapedSpellings = measureUnitSpellings()
  .map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  .join('|');

// A number: "1 1/2", "1-1/2", "1/2", "1,234.5", "1.234,5", "27,5", "18". Groups of three only count as thousands.
const numberPattern = String.raw`\d+[ -]\d+\/\d+|\d+\/\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:[.,]\d+)?|\.\d+`;

// The unit must not run on into a word ("5 marker" is not 5 m), the number must not be the tail of a code ("XR18 V"),
// IEEE 802.11a is a wireless standard and not a current, and a 2-in-1 is not two inches long.
const measurePattern = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])(?!802\.\d|2[ -]in[ -]1)(${numberPattern})(?:\s|-(?=\p{L}))?(?:(fl\.?\s?oz|sq\.?\s?ft|degrees? c|${escapedSpellings})\.?(?![\p{L}\d²³]|[/-]\d)|("|”|″|''))`,
  'giu',
);

/** Every amount with a unit in a text, left to right. */
export function findMeasures(text: string): FoundMeasure[] {
  return [...text.matchAll(measurePattern)].flatMap((match) => {
    const unit = match[3]
      ? findMeasureUnit('in')
      : findMeasureUnit((match[2] ?? '').replace(/^degrees? c$/i, 'celsius'));
    const amount = parseAmount(match[1] ?? '');
    if (unit === undefined || amount === undefined) return [];
    return [{ ...toMeasure(amount, unit), start: match.index, end: match.index + match[0].length, text: match[0] }];
  });
}

export function toMeasure(amount: number, unit: MeasureUnit): Measure {
  return { amount, unit, baseAmount: roundNoise(amount * unit.factor) };
}

/** A whole string as one measure ("18V", '1/2"', "500 ml"); undefined when anything else is in it. */
export function parseMeasure(text: string): Measure | undefined {
  const trimmed = text.trim();
  const [only, ...others] = findMeasures(trimmed);
  if (only === undefined || others.length > 0 || only.start !== 0 || only.end !== trimmed.length) return undefined;
  return toMeasure(only.amount, only.unit);
}

/** The same token for every way to write one measure: "18 volts" and "18V" give "18v", 1/2" gives "12.7mm". */
export function measureToken(measure: Measure): string {
  return `${trimmedNumber(measure.baseAmount)}${baseUnitOf(measure.unit.dimension).symbol.toLowerCase()}`;
}

export function parseAmount(written: string): number | undefined {
  const mixed = /^(?:(\d+)[ -])?(\d+)\/(\d+)$/.exec(written.trim());
  if (mixed) {
    const divisor = Number(mixed[3]);
    return divisor === 0 ? undefined : Number(mixed[1] ?? 0) + Number(mixed[2]) / divisor;
  }
  const value = Number(plainDecimal(written.trim()));
  return Number.isFinite(value) ? value : undefined;
}

function plainDecimal(written: string): string {
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(written)) return written.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(written)) return written.replaceAll('.', '').replace(',', '.');
  return written.replace(',', '.');
}

// 0.1 * 3 style dust would make equal sizes differ; nothing in a catalogue has more than nine significant digits.
function roundNoise(value: number): number {
  return Number(value.toPrecision(9));
}

function trimmedNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
