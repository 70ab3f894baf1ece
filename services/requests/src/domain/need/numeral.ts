import { Decimal } from 'decimal.js';
import { alternatives } from './reading.ts';

const ones: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 2) * 10]),
);
const factors: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };

const word = alternatives([...Object.keys(ones), ...Object.keys(tens), ...Object.keys(factors)]);

/** Digits in any notation: 172,500 · 172.500 · 172 500 · 172'500 · 1.234,56. Blanks only between groups of three. */
export const digitsPattern = String.raw`\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)*`;

/** "twenty", "one hundred and fifty", "twenty-five", "two hundred thousand". */
export const wordsPattern = String.raw`\b(?:a\s+)?(?:${word})(?:(?:\s+and\s+|[\s-]+)(?:${word}))*\b`;

/** A number that was read, and whether its notation could mean something else. */
export type Numeral = { readonly value: Decimal; readonly isAmbiguous: boolean };

/** Reads digits in the notations people use; `undefined` when they are no number, as in 10.11.2026. */
export function parseDigits(written: string): Numeral | undefined {
  const digits = written.replace(/[ \u00a0\u202f']/g, '');
  const separators = [...digits.matchAll(/[.,]/g)].map(([separator]) => separator);
  const last = separators.at(-1);
  if (last === undefined) return exactly(digits);
  const decimals = digits.length - digits.lastIndexOf(last) - 1;
  const isMixed = new Set(separators).size > 1;
  if (isMixed) return parseMixed(digits, last);
  if (separators.length > 1) return areGroups(digits, last) ? exactly(digits.replaceAll(last, '')) : undefined;
  // 0.125 and 12.50 have decimals; 172.500 and 172,500 are thousands, although three decimals are possible.
  const isThousands = decimals === 3 && areGroups(digits, last) && !digits.startsWith('0');
  if (isThousands) return { value: new Decimal(digits.replace(last, '')), isAmbiguous: last === '.' };
  return exactly(digits.replace(',', '.'));
}

// 1.234,56 and 1,234.56: the last separator is the decimal one, the others group.
function parseMixed(digits: string, decimalSeparator: string): Numeral | undefined {
  const [whole = '', fraction = '', ...more] = digits.split(decimalSeparator);
  const grouping = decimalSeparator === ',' ? '.' : ',';
  if (more.length > 0 || !areGroups(whole, grouping)) return undefined;
  return exactly(`${whole.replaceAll(grouping, '')}.${fraction}`);
}

function areGroups(digits: string, separator: string): boolean {
  const [first = '', ...groups] = digits.split(separator);
  return first.length >= 1 && first.length <= 3 && groups.every((group) => group.length === 3);
}

function exactly(digits: string): Numeral {
  return { value: new Decimal(digits), isAmbiguous: false };
}

/** Reads a number in English words. */
export function parseNumberWords(written: string): Decimal {
  const words = written.toLowerCase().split(/[\s-]+/);
  let total = 0;
  let group = 0;
  for (const each of words) {
    const factor = factors[each];
    if (factor === undefined) group += ones[each] ?? tens[each] ?? 0;
    else if (factor === 100) group = Math.max(group, 1) * factor;
    else {
      total += Math.max(group, 1) * factor;
      group = 0;
    }
  }
  return new Decimal(total + group);
}
