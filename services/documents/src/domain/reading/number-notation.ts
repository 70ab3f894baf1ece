import { numberStem, numberWord, parseNumberWords } from './number-words.ts';

/** The mark before the decimals in a document: "." in 1,234.56 and "," in 1.234,56. */
export type DecimalMark = '.' | ',';

export type WrittenNumber = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isAmbiguous: boolean;
};

/** Groups of three after a space, a thin space, an apostrophe, a dot or a comma; then the decimals. */
const figures = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?|[.,]\d+`;
/** "2 million", "1.5 million", "3 hundred"; a k may also be a resolution or a size and is left alone. */
const scale = String.raw`(?:\s?(?<scale>hundred|thousand|million|billion|trillion|millones|millions|Millionen)(?![\p{L}]))?`;
const dozens = '(?:dozens?|docenas?|douzaines?|Dutzend)';
const words = String.raw`(?:${numberWord})(?:(?:\s+(?:and|y|et|und))?[\s-]+(?:${numberWord}))*(?:\s+${dozens}(?![\p{L}]))?`;
/** "half a dozen", "a dozen": an article before a dozen counts one. */
const dozen = String.raw`(?<!\d\s{0,2})(?<half>half\s+(?:a\s+)?|media\s+|une\s+demi-|ein\s+halbes\s+)?(?:(?:a|an|una|une|ein)\s+){0,1}(?<dozen>${dozens})(?![\p{L}])`;
/** "two hundred point zero three", "zwei Komma fünf". */
const decimals = String.raw`\s+(?:point|coma|virgule|Komma)\s+(?<decimals>(?:${numberWord})(?:[\s-]+(?:${numberWord}))*)`;
/** "3/4", "2 1/4", "2½" in halves, thirds, quarters and so on, the parts fewer than make a whole. */
const proper = String.raw`1\/2|[12]\/3|[1-3]\/4|[1-4]\/5|[1-7]\/8|[1-9]\/10|(?:[1-9]|1[0-5])\/16|(?:[1-9]|[12]\d|3[01])\/32`;
const fraction = String.raw`(?:(?<whole>\d{1,4})\s{0,2})?(?:(?<parts>${proper})(?![\d/.,-])|(?<vulgar>[½¼¾⅓⅔⅛]))`;
/** Ranks count nothing: "the 4th floor", "May 4th". */
const rank = String.raw`(?!(?:st|nd|rd|th|er|ème|eme)(?![\p{L}]))`;
/** Longer numbers of other languages are taken from the figures behind them: "vierundzwanzig (24)". */
const spelled = String.raw`(?:\p{L}*(?:${numberStem})\p{L}*)(?:[\s-]+(?:(?:y|et|und)\s+)?(?:\p{L}*(?:${numberStem})\p{L}*|${numberWord}))*`;
/** "twenty (20)" and "20 (twenty)" are one number; the figures count. */
const written = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?:${spelled})\s*\((?<spelt>${figures})\)|${fraction}|${dozen}|(?<word>${words})(?![\p{L}])(?:${decimals}(?![\p{L}]))?(?:\s*\((?<inner>${figures})\))?|(?<figure>${figures})${rank}${scale}(?:\s*\(\s*${words}\s*\))?)`,
  'giu',
);

/** The same where no number is spelled out, which takes a fraction of the time. */
const inFigures = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:${fraction}|(?<figure>${figures})${rank}${scale})`,
  'giu',
);
const anySpelled = new RegExp(String.raw`\([\d.,]|(?<![\p{L}\p{N}.,])(?:${numberWord}|${dozens})(?![\p{L}])`, 'iu');

/** "Dans un délai" and "für eine Woche" count nothing; "one" mostly does. */
const articles = /^(?:un|une|una|uno|ein|eine|cent|mil)$/iu;

/** All numbers in a text with their places. `value` is a plain decimal: digits with an optional dot. */
export function findNumbers(text: string, mark: DecimalMark): WrittenNumber[] {
  return [...text.matchAll(anySpelled.test(text) ? written : inFigures)].flatMap((match) => {
    const part = partOf(match.groups ?? {});
    if (part !== undefined)
      return [{ value: part, start: match.index, end: match.index + match[0].length, isAmbiguous: false }];
    const { word, inner, spelt, figure, scale: times = '' } = match.groups ?? {};
    const shown = figure ?? inner ?? spelt;
    const plain = shown === undefined ? parseNumberWords(word ?? '')?.toString() : parseDecimal(shown, mark);
    const value = plain && shiftPoint(plain, zerosOf[times.toLowerCase()] ?? 0);
    if (shown === undefined && articles.test(match[0])) return [];
    const isAmbiguous = shown !== undefined && isAmbiguousNotation(shown);
    return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length, isAmbiguous }];
  });
}

type Groups = Readonly<Record<string, string | undefined>>;
const vulgarParts: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '⅛': [1, 8],
};

/** Dozens, fractions and decimals in words; undefined where the number is written otherwise. */
function partOf({
  half,
  dozen: isDozen,
  whole,
  parts: shown,
  vulgar,
  word,
  decimals: behind,
}: Groups): string | undefined {
  if (isDozen) return half ? '6' : '12';
  if (vulgar || shown) {
    const [parts = 0, size = 1] = vulgar ? (vulgarParts[vulgar] ?? []) : (shown ?? '').split('/').map(Number);
    return decimalOf(Number(whole ?? 0) + parts / size);
  }
  if (!behind || !word) return undefined;
  const said = behind.split(/[\s-]+/).map((one) => parseNumberWords(one));
  const digits = said.every((one) => one !== undefined && one < 10) ? said.join('') : String(parseNumberWords(behind));
  return `${parseNumberWords(word)}.${digits}`;
}

/** Thirds have no end; twelve places are more than anything is measured by. */
function decimalOf(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, '');
}

const zerosOf: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  million: 6,
  millions: 6,
  millones: 6,
  millionen: 6,
  billion: 9,
  trillion: 12,
};

/** Moves the decimal point to the right without touching floating point. */
export function shiftPoint(plain: string, places: number): string {
  if (places === 0) return plain;
  const [whole = '0', fraction = ''] = plain.split('.');
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places).replace(/0+$/, '');
  const moved = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
}

/** A number in figures as a plain decimal, e.g. "1.234,50" as "1234.50"; undefined when it is no number. */
export function parseDecimal(shown: string, mark: DecimalMark): string | undefined {
  const compact = shown.replace(/['’\u00a0\u202f\s]/g, '').replace(/^(?=[.,]\d)/, '0');
  if (!/^\d+(?:[.,]\d+)*$/.test(compact)) return undefined;
  const decimal = decimalMarkOf(compact, mark);
  const [whole = '', fraction = ''] = decimal === undefined ? [compact] : splitLast(compact, decimal);
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  return fraction === '' ? digits : `${digits}.${fraction}`;
}

/** "1.234" and "1,234" mean different things in different countries; the document's own habit decides. */
function isAmbiguousNotation(shown: string): boolean {
  return /^\d{1,3}[.,]\d{3}$/.test(shown) && !shown.startsWith('0');
}

function decimalMarkOf(compact: string, mark: DecimalMark): DecimalMark | undefined {
  const marks = compact.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as DecimalMark | undefined;
  if (last === undefined) return undefined;
  if (marks.some((other) => other !== last)) return last;
  if (marks.length > 1) return undefined;
  return isAmbiguousNotation(compact) ? (last === mark ? last : undefined) : last;
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The decimal mark a text uses, judged by its unmistakable numbers; a dot when there are none. */
export function detectDecimalMark(text: string): DecimalMark {
  const comma = (text.match(/\d\.\d{3},\d|(?<![\d.,])\d+,\d{1,2}(?![\d,.])/g) ?? []).length;
  const dot = (text.match(/\d,\d{3}\.\d|(?<![\d.,])\d+\.\d{1,2}(?![\d,.])/g) ?? []).length;
  return comma > dot ? ',' : '.';
}
