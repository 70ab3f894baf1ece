import type { TextUnit, TextUnits } from './text-units.ts';

/** A unit of the asking text with how much of it the other text contains. */
export type AlignedUnit = {
  readonly unit: TextUnit;
  readonly information: number;
  /** 0 not there, 1 there as it is written; between them, nearly there. */
  readonly found: number;
};

/** What one text is searched in. */
export type Haystack = {
  /** Terms with how much a hit on each counts. */
  readonly weightByTerm: ReadonlyMap<string, number>;
  readonly text: TextUnits;
};

/** Each unit of one text with how much of it the other contains. Only units that are not there exactly are compared loosely. */
export function alignUnits(
  units: readonly TextUnit[],
  { weightByTerm, text }: Haystack,
  informationOf: (term: string) => number,
): AlignedUnit[] {
  return units.map((unit) => ({
    unit,
    information: informationOf(unit.whole),
    found: weightByTerm.get(unit.whole) ?? Math.max(partsFound(unit, weightByTerm), looselyFound(unit, text)),
  }));
}

/** How much of the information of the units is found. */
export function shareFound(aligned: readonly AlignedUnit[]): number {
  let [all, found] = [0, 0];
  for (const each of aligned) {
    all += each.information;
    found += each.information * each.found;
  }
  return all === 0 ? 0 : found / all;
}

function partsFound({ parts }: TextUnit, weightByTerm: ReadonlyMap<string, number>): number {
  if (parts.length < 2) return 0;
  return parts.reduce((sum, part) => sum + (weightByTerm.get(part) ?? 0), 0) / parts.length;
}

function looselyFound(unit: TextUnit, text: TextUnits): number {
  const { whole, kind } = unit;
  if (text.joined.has(whole)) return 0.95;
  if (kind !== 'code' && kind !== 'word') return 0;
  const likeness = kind === 'code' ? codeLikeness : wordLikeness;
  const first = whole.charCodeAt(0);
  let best = 0;
  // Neither is alike with another first letter. Each missing word meets each word of sixty names: this is the hottest loop.
  for (const other of text.units)
    if (other.kind === kind && other.whole.charCodeAt(0) === first) best = Math.max(best, likeness(whole, other.whole));
  return best;
}

/**
 * Variants of one model share the beginning and differ in a suffix for colour, country or pack ("KXTS108W", "KXTS108").
 * Another digit makes another model: "P3005" is no variant of "P300", nor "W570" of "W530".
 */
export function codeLikeness(left: string, right: string): number {
  const shared = commonPrefix(left, right);
  if (shared < shortestStem || !/\d/.test(left.slice(0, shared))) return 0;
  const [leftRest, rightRest] = [left.slice(shared), right.slice(shared)];
  const isInNumber = /\d/.test(left[shared - 1] ?? '') && (/^\d/.test(leftRest) || /^\d/.test(rightRest));
  if (isInNumber) return 0;
  const likeness = shared / Math.max(left.length, right.length);
  if (leftRest === '' || rightRest === '') return likeness;
  return /\d/.test(leftRest + rightRest) || leftRest.length + rightRest.length > 6 ? 0 : 0.8 * likeness;
}

const shortestStem = 4;

function commonPrefix(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return Math.min(length, right.length);
}

/** A typing error of a longer word, or an abbreviation: the same beginning, or the consonants only ("blk", "prof"). */
export function wordLikeness(left: string, right: string): number {
  if (left === right) return 1;
  if (left[0] !== right[0]) return 0;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length >= 3 && short.length < long.length - 1 && isAbbreviation(short, long)) return 0.7;
  return long.length >= 5 && long.length - short.length <= 1 && areOneEditApart(short, long) ? 0.85 : 0;
}

function isAbbreviation(short: string, long: string): boolean {
  return long.startsWith(short) || (!/[aeiou]/.test(short.slice(1)) && areInOrder(short, long));
}

function areInOrder(letters: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** One letter added, left out or replaced, or two neighbours swapped. `short` is at most one letter shorter. */
function areOneEditApart(short: string, long: string): boolean {
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (isSwap && short.slice(at + 2) === long.slice(at + 2));
}
