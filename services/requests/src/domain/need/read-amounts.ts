import { Decimal } from 'decimal.js';
import { currencyCodes, currencyOf, currencySigns, currencyWords } from './currencies.ts';
import { digitsPattern, parseDigits } from './numeral.ts';
import { alternatives, matchesOf, type Reading } from './reading.ts';

/** An amount as written. `currencyCode` is empty when none was named. */
export type WrittenAmount = { readonly value: Decimal; readonly currencyCode: string };

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  thousand: 1e3,
  mille: 1e3,
  mil: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  mm: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  billion: 1e9,
};

const currency = `(?:${alternatives([...Object.keys(currencySigns), ...Object.keys(currencyWords), ...currencyCodes])})`;
const magnitude = String.raw`(?:\s?(?<magnitude>${alternatives(Object.keys(magnitudes))})\.?(?![\p{L}\p{N}²³]))?`;

// currency before or after, digits, magnitude; the digits may not be the tail of a word or of another number.
const amountPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])(?<before>${currency})?\s?(?<![\p{N}.,])(?<digits>${digitsPattern})(?<dash>,[-–—])?${magnitude}(?:\s?(?<after>${currency})(?![\p{L}]))?`,
  'giu',
);

/** Everything that could be an amount of money, in the order of the text: all numbers with a currency or a magnitude. */
export function readAmounts(text: string): readonly Reading<WrittenAmount>[] {
  return matchesOf(text, amountPattern).flatMap((match) => {
    const { before, digits = '', magnitude: factor, after } = match.groups ?? {};
    const number = factor === undefined ? parseDigits(digits) : parseScaled(digits);
    if (number === undefined || number.value.isZero()) return [];
    const named = currencyOf(before ?? after ?? '');
    const value = number.value.times(magnitudes[(factor ?? '').toLowerCase()] ?? 1);
    const confidence = (named ? 0.97 : 0.6) * (number.isAmbiguous ? 0.9 : 1) * (named?.isAmbiguous ? 0.95 : 1);
    const written = match[0];
    const start = match.start + (written.length - written.trimStart().length);
    return [
      { value: { value, currencyCode: named?.code ?? '' }, start, end: start + written.trim().length, confidence },
    ];
  });
}

// Before a magnitude a single separator is the decimal one: nobody writes 1.200k for 1.2 million.
function parseScaled(digits: string) {
  const isSingle = /^\d+[.,]\d+$/.test(digits);
  return isSingle ? { value: new Decimal(digits.replace(',', '.')), isAmbiguous: false } : parseDigits(digits);
}
