import { type DecimalMark, isAmbiguousNotation, parseDecimal, shiftPoint } from './decimal-notation.ts';
import { anySpelled, inFigures, written } from './number-pattern.ts';
import { parseNumberWords } from './number-words.ts';
import { decimalOf, isRank, shareOf, withFraction } from './word-fractions.ts';

export type WrittenNumber = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isAmbiguous: boolean;
};

/** "Dans un délai" and "für eine Woche" count nothing; "one" mostly does. */
const articles = /^(?:un|une|una|uno|ein|eine|cent|mil)$/iu;

/** All numbers in a text with their places. `value` is a plain decimal: digits with an optional dot. */
export function findNumbers(text: string, mark: DecimalMark): WrittenNumber[] {
  const isSpelled = anySpelled.test(text);
  return [...text.matchAll(isSpelled ? written : inFigures)].flatMap((match) => {
    const groups = match.groups ?? {};
    const [start, end] = [match.index, match.index + match[0].length];
    if (groups.chain !== undefined || (groups.word && isRank(groups.word, text.slice(end, end + 24)))) return [];
    const more = isSpelled ? fractionBehind(groups, text.slice(end, end + 40)) : undefined;
    if (more) return [{ value: more.value, start, end: end + more.length, isAmbiguous: false }];
    const part = partOf(groups);
    if (part !== undefined) return [{ value: part, start, end, isAmbiguous: false }];
    const shown = groups.figure ?? groups.inner ?? groups.spelt;
    if (shown === undefined && articles.test(match[0])) return [];
    const plain = shown === undefined ? parseNumberWords(groups.word ?? '')?.toString() : parseDecimal(shown, mark);
    const value = plain && shiftPoint(plain, zerosOf(groups.scale ?? ''));
    const isAmbiguous = shown !== undefined && isAmbiguousNotation(shown);
    return value === undefined ? [] : [{ value, start, end, isAmbiguous }];
  });
}

/** "2 and a half" counts the half; figures take no other parts, since "3 quarters" are spans of time. */
function fractionBehind({ word, figure, decimals, inner, scale }: Groups, behind: string) {
  if (word !== undefined && decimals === undefined && inner === undefined) return withFraction(word, behind);
  const isWhole = figure !== undefined && scale === undefined && /^\d+$/.test(figure);
  return isWhole && /^(?:\s+|-)(?:and|y|et|und)\s/iu.test(behind) ? withFraction(figure, behind) : undefined;
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
  share,
  halfOf,
}: Groups): string | undefined {
  if (isDozen) return half ? '6' : '12';
  if (share || halfOf) return shareOf(share ?? 'half');
  if (vulgar || shown) {
    const [parts = 0, size = 1] = vulgar ? (vulgarParts[vulgar] ?? []) : (shown ?? '').split('/').map(Number);
    return decimalOf(Number(whole ?? 0) + parts / size);
  }
  if (!behind || !word) return undefined;
  const said = behind.split(/[\s-]+/).map((one) => parseNumberWords(one));
  const digits = said.every((one) => one !== undefined && one < 10) ? said.join('') : String(parseNumberWords(behind));
  return `${parseNumberWords(word)}.${digits}`;
}

function zerosOf(scale: string): number {
  return zeros[scale.toLowerCase().replace(/\.$/, '')] ?? 0;
}

const zeros: Readonly<Record<string, number>> = {
  k: 3,
  mil: 3,
  mille: 3,
  tsd: 3,
  tausend: 3,
  mio: 6,
  hundred: 2,
  thousand: 3,
  million: 6,
  millions: 6,
  millones: 6,
  millionen: 6,
  billion: 9,
  trillion: 12,
};
