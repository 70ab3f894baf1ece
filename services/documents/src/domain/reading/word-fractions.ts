import { parseNumberWords } from './number-words.ts';

/** Parts of a whole by their names, in English, German and French; seconds are time, and Spanish cuartos are rooms. */
const sizes: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  quarter: 4,
  ...english(
    3,
    'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth',
  ),
  ...{ twentieth: 20, hundredth: 100, thousandth: 1e3, millionth: 1e6, billionth: 1e9, trillionth: 1e12 },
  ...{ medio: 2, media: 2, tercios: 3, demi: 2, demie: 2, tiers: 3, quart: 4, quarts: 4 },
  ...{ halb: 2, halbe: 2, halbes: 2, halber: 2, halben: 2, drittel: 3, viertel: 4, fünftel: 5, achtel: 8, zehntel: 10 },
};
const singular = Object.keys(sizes).join('|');
const plural = `halves|${Object.keys(sizes)
  .filter((name) => /(?:th|rd|quarter)$/.test(name))
  .map((name) => `${name}s`)
  .join('|')}|tercios|tiers|quarts|drittel|viertel|fünftel|achtel|zehntel`;
const and = String.raw`(?:\s+|-)(?:and|y|et|und)(?:\s+|-)(?:(?:an?|one|une?|una|eine?)(?:\s+|-))?`;

/** Behind a number: "… and a half", "… quarters". A single part is counted only where it is one: "one eighth". */
const tail = new RegExp(
  String.raw`^(?:${and}(?<more>${singular})|[\s-]+(?<parts>${plural})|[\s-]+(?<one>${singular}))(?![\p{L}]|[\s-](?:part(?:y|ies)|hand))`,
  'iu',
);
/** Alone: "a half", "a quarter of the price"; "a third printer" is one more printer. */
export const aloneFraction = String.raw`an?\s+(?<share>${singular})(?=\s*(?:[.,;:)]|$)|\s+of(?![\p{L}]))|(?<halfOf>half|medi[ao]|un\s+demi|une\s+demi|ein(?:en?)?\s+halbe[nrs]?)(?=\s+an?\s|[\s-](?:ton(?:elada|ne)?|kilo|lit(?:re|ro|er)|metro|meter|mètre|hora|heure|jour|stunde|tag)(?![\p{L}]))`;
/** The fractions that stand without a number; others are found by the number before them. */
export const anyFraction = 'half|quarter|medi[ao]|demie?|halbe?[nrs]?|(?:hundred|thousand|million|billion|trillion)th';

/** A number in words with the fraction behind it: "two and a half", "three quarters", "one hundred and two thirds". */
export function withFraction(words: string, behind: string): { value: string; length: number } | undefined {
  const match = tail.exec(behind);
  const { more, parts, one } = match?.groups ?? {};
  const size = sizeOf(more ?? parts ?? one ?? '');
  if (!match || size === undefined || (one && !/(?:^|\s)one$/iu.test(words))) return undefined;
  const value = more ? sum(words, 1 / size) : parted(words, size);
  return value === undefined ? undefined : { value: decimalOf(value), length: match[0].length };
}

const rankBehind = new RegExp(String.raw`^-(?:first|second)(?![\p{L}])|^[\s-](?:${singular})(?![\p{L}])`, 'iu');

/** "The twenty-third floor" counts nothing. */
export function isRank(words: string, behind: string): boolean {
  return /ty$/iu.test(words) && rankBehind.test(behind);
}

/** "One hundred and three quarters": what is behind the last "and" is the number of parts. */
function parted(words: string, size: number): number | undefined {
  const apart = /^(?<whole>.+)\s+(?:and|y|et|und)\s+(?<parts>\S.*)$/iu.exec(words)?.groups;
  const parts = parseNumberWords(apart?.parts ?? words);
  return parts === undefined ? undefined : sum(apart?.whole, parts / size);
}

function sum(words: string | undefined, part: number): number | undefined {
  const whole = words === undefined ? 0 : /^\d+$/.test(words) ? Number(words) : parseNumberWords(words);
  return whole === undefined ? undefined : whole + part;
}

export function shareOf(name: string): string {
  return decimalOf(1 / (sizeOf(name) ?? 2));
}

function sizeOf(name: string): number | undefined {
  const word = name.toLowerCase();
  return sizes[word] ?? sizes[word.replace(/s$/, '')];
}

/** Thirds have no end; twelve places are more than anything is measured by. */
export function decimalOf(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}

function english(first: number, names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, index) => [name, first + index]));
}
