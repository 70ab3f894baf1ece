import { findMeasures, measureToken } from '../measures/measure.ts';
import type { Dimension } from '../measures/measure-units.ts';
import { isPartNumberLike, partNumberKey } from './part-number.ts';
import { canonicalWord, foldPhrases } from './synonyms.ts';
import { plainLower, stopWords, withoutRanges, wordsOf } from './terms.ts';

/** One word, code or number of a text, as it is compared with another text. */
export type TextUnit = {
  /** In one spelling, with inner hyphens and dots removed. */
  readonly whole: string;
  /** Its pieces, when it was written with hyphens, dots or slashes; otherwise empty. */
  readonly parts: readonly string[];
  readonly kind: 'word' | 'number' | 'code' | 'measure';
  /** What a number counts or a version belongs to: "office" of "Office 2007", "cs" of "CS3"; empty when nothing tells. */
  readonly stem: string;
};

export type Amount = { readonly dimension: Dimension | 'pack'; readonly baseAmount: number };

export type TextUnits = {
  readonly units: readonly TextUnit[];
  readonly amounts: readonly Amount[];
  /** Neighbouring words written as one, to find "MDREX32LPBLK" in "MDR EX32LP/BLK". */
  readonly joined: ReadonlySet<string>;
};

/** A text taken apart once, so that comparing it with sixty others is cheap. */
export function unitsOf(text: string): TextUnits {
  const lower = plainLower(text);
  const measures = findMeasures(lower);
  const words = wordsOf(foldPhrases(withoutRanges(lower, measures)));
  const letterCodes = findLetterCodes(text);
  const units = new Map<string, TextUnit>();
  let previous = '';
  for (const word of words) {
    const unit = unitOfWord(word, { previous, letterCodes });
    previous = word;
    if (unit !== undefined && !units.has(unit.whole)) units.set(unit.whole, unit);
  }
  for (const measure of measures) {
    const whole = measureToken(measure);
    units.set(whole, { whole, parts: [], kind: 'measure', stem: measure.unit.dimension });
  }
  const amounts = [
    ...measures.map(({ unit: { dimension }, baseAmount }) => ({ dimension, baseAmount })),
    ...packsIn(lower),
  ];
  return { units: [...units.values()], amounts, joined: joinedWords(lower) };
}

type WordContext = { readonly previous: string; readonly letterCodes: ReadonlySet<string> };

function unitOfWord(word: string, { previous, letterCodes }: WordContext): TextUnit | undefined {
  const canonical = canonicalWord(word);
  const pieces = canonical === word ? word.split(/[-./+]+/).filter((piece) => piece !== '') : [canonical];
  const whole = pieces.length > 1 ? pieces.join('') : (pieces[0] ?? '');
  const parts = pieces.length > 1 ? pieces.map(canonicalWord).filter((piece) => piece.length > 1) : [];
  if (whole === '' || stopWords.has(whole)) return undefined;
  if (letterCodes.has(whole)) return { whole, parts, kind: 'code', stem: '' };
  if (!/\d/.test(whole)) return { whole, parts, kind: 'word', stem: '' };
  const kind = isPartNumberLike(partNumberKey(whole)) ? 'code' : 'number';
  return { whole, parts, kind, stem: stemOf(whole, previous) };
}

// Six letters and more: DVD-RW and SDRAM are no model numbers. At most one vowel, or a hyphen between capitals: words are neither.
const letterCode =
  /(?<![A-Za-z\d])(?:(?=[A-Z-]{7})[A-Z]{2,}(?:-[A-Z]{2,})+|(?=[A-Z]{6})[^AEIOU\W\d_]*[AEIOU]?[^AEIOU\W\d_]*)(?![A-Za-z\d])/g;

/** Model numbers without a digit ("LCS-CSJ"), as far as capitals tell; in a text all in capitals they do not. */
function findLetterCodes(text: string): ReadonlySet<string> {
  if (text === text.toUpperCase()) return new Set();
  return new Set([...text.matchAll(letterCode)].map(([code]) => code.replaceAll('-', '').toLowerCase()));
}

/** "cs3" has the stem "cs"; a bare "2007" takes the word before it. */
function stemOf(whole: string, previous: string): string {
  const own = /^([a-z]+)\d/.exec(whole)?.[1];
  if (own !== undefined) return own;
  return /^[\p{L}]{2,}$/u.test(previous) ? canonicalWord(previous) : '';
}

// A model number is written in up to four pieces, and is found by chance when it is shorter than five characters.
const joinedAtMost = 4;
const shortestJoined = 5;

function joinedWords(lower: string): ReadonlySet<string> {
  const pieces = lower.match(/[a-z0-9]+/g) ?? [];
  const joined = new Set<string>();
  pieces.forEach((piece, at) => {
    let text = piece;
    for (let next = 1; next < joinedAtMost; next += 1) {
      if (text.length >= shortestJoined) joined.add(text);
      text += pieces[at + next] ?? '';
    }
    if (text.length >= shortestJoined) joined.add(text);
  });
  return joined;
}

const packPatterns = [
  /\b(?:pack|box|set|case|bundle) of (\d{1,4})\b/g,
  /\b(\d{1,4})[ -]?(?:packs?|pk|pcs|pieces?|pc\(s\)|count|ct|er[ -]pack|piezas)\b/g,
];

/** How many are in what is sold: "pack of 10", "10-pack", "10 pcs". */
function packsIn(lower: string): Amount[] {
  return packPatterns.flatMap((pattern) =>
    [...lower.matchAll(pattern)].map((match) => ({ dimension: 'pack' as const, baseAmount: Number(match[1]) })),
  );
}
