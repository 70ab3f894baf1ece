import { findMeasures, measureToken } from '../measures/measure.ts';
import { canonicalWord, foldPhrases } from './synonyms.ts';

// Words that say nothing about which thing is meant.
export const stopWords: ReadonlySet<string> = new Set(
  'a an and as at be by de for from in into is it its la el y of on or our per that the their this to und up with without x we need needs must should shall have has at least minimum min max maximum approx incl including suitable new please supply supplied item items pcs pc each ea qty quantity unit units more higher greater better less lower type model brand similar equivalent equal'.split(
    ' ',
  ),
);

/** The words of a text in one spelling each: measures as base units, plurals, synonyms and codes folded. In order, with repeats. */
export function termsOf(text: string): string[] {
  const lower = plainLower(text);
  const measures = findMeasures(lower);
  const words = wordsOf(foldPhrases(withoutRanges(lower, measures)));
  return [...words.flatMap(termsOfWord), ...measures.map(measureToken)];
}

/** Accents, ligatures, typographic signs and trademark marks away; quotes after digits stay, they mean inches. */
export function plainLower(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f®™©]/g, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u201c\u201d\u2033]/g, '"')
    .toLowerCase();
}

/** The text with a space instead of each range. */
export function withoutRanges(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  let kept = '';
  let from = 0;
  for (const range of ranges) {
    kept += `${text.slice(from, range.start)} `;
    from = range.end;
  }
  return kept + text.slice(from);
}

export function wordsOf(text: string): string[] {
  // Letters and digits with inner hyphens, dots or slashes, so that part numbers arrive whole.
  return text.match(/[\p{L}\d]+(?:[-./+][\p{L}\d]+)*\+*/gu) ?? [];
}

function termsOfWord(word: string): string[] {
  const direct = canonicalWord(word);
  if (direct !== word || !/[-./+]/.test(word)) return stopWords.has(direct) ? [] : [direct];
  const parts = word.split(/[-./+]+/).filter((part) => part !== '');
  // A code counts whole ("dhp484z") and in its parts; a hyphenated word counts in its parts only.
  const whole = /\d/.test(word) ? [parts.join('')] : [];
  return [...whole, ...parts.map(canonicalWord).filter((part) => part.length > 1 && !stopWords.has(part))];
}
