import { findHeadNoun, findNouns, type HeadNoun } from '../matching/head-noun.ts';
import type { LineProfile } from '../matching/line-profile.ts';
import { findGtins, findPartNumbers, partNumberKey } from '../matching/part-number.ts';
import { canonicalWord } from '../matching/synonyms.ts';
import { plainLower, termsOf } from '../matching/terms.ts';

/** What somebody looks for, before the catalogue has been asked which of its words are known. */
export type WantedProduct = {
  readonly terms: ReadonlySet<string>;
  /** Words as they were written, by their terms: "cordles" is no plural, but only who sees its s can know. */
  readonly writtenByTerm: ReadonlyMap<string, string>;
  /** Neighbouring words written as one: "lap top" may mean "laptop". Each with the terms it stands for. */
  readonly compounds: ReadonlyMap<string, readonly string[]>;
  /** Part numbers and GTINs in the spelling of the index. */
  readonly identifiers: ReadonlySet<string>;
  readonly head: HeadNoun | undefined;
  readonly nouns: ReadonlySet<string>;
  /** Terms of a brand that is asked for as such; empty when only the words may name one. */
  readonly brandTerms: ReadonlySet<string>;
};

export function wantedByText(text: string): WantedProduct {
  const words = plainLower(text).match(/[\p{L}\d]+/gu) ?? [];
  const whole = partNumberKey(text);
  return {
    terms: new Set(termsOf(text)),
    writtenByTerm: new Map(words.map((word) => [canonicalWord(word), word])),
    compounds: compoundsOf(words),
    identifiers: lowered([
      ...(words.length <= 4 && whole.length >= 3 && /\d/.test(whole) ? [whole] : []),
      ...findPartNumbers(text),
      ...findGtins(text),
      ...neighbours(words).flatMap(([compound]) => findPartNumbers(compound)),
    ]),
    head: findHeadNoun(text),
    nouns: findNouns(text),
    brandTerms: new Set(),
  };
}

export function wantedByLine(line: LineProfile): WantedProduct {
  return {
    // With the amounts that are demanded: a product that states one is a better candidate.
    terms: line.terms.union(new Set(line.weightByTerm.keys())),
    writtenByTerm: new Map(),
    compounds: compoundsOf([...line.terms]),
    identifiers: lowered([...line.gtins, ...line.statedKeys, ...line.mentionedKeys]),
    head: line.head,
    nouns: line.nouns,
    brandTerms: line.brandTerms,
  };
}

function compoundsOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const compounds = neighbours(words).filter(([compound]) => compound.length >= 4);
  return new Map(compounds.map(([compound, parts]) => [canonicalWord(compound), parts.map(canonicalWord)]));
}

function neighbours(words: readonly string[]): (readonly [compound: string, parts: readonly string[]])[] {
  return words.slice(1).map((word, index) => {
    const parts = [words[index] ?? '', word];
    return [parts.join(''), parts] as const;
  });
}

function lowered(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.map((key) => key.toLowerCase()));
}
