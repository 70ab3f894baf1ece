import { findHeadNoun } from '../matching/head-noun.ts';
import type { KnownSpellings } from './known-spellings.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WantedProduct } from './wanted-product.ts';

export type QueryTerm = {
  readonly termId: number;
  /** Information in nats times how surely this word is meant. */
  readonly weight: number;
};

/** What is looked for in the words of one catalogue. */
export type UnderstoodQuery = {
  readonly terms: readonly QueryTerm[];
  /** The likeliest term for each word, in the order in which the words were given. */
  readonly sequence: readonly number[];
  readonly identifierIds: readonly number[];
  readonly brandIds: readonly number[];
  readonly headId: number;
  readonly isAccessory: boolean;
  readonly nounIds: readonly number[];
  /** Words the catalogue lacks, with the likeliest one that was meant. */
  readonly corrections: ReadonlyMap<string, string>;
};

export type KnownWords = {
  readonly vocabulary: Vocabulary;
  readonly spelling: KnownSpellings;
  readonly productCount: number;
};

const alternativesOfWord = 3;
// A word that few products have may be their typing error for one that many have.
const rareCount = 2;
const timesLikelier = 25;
// One slip in a word of five letters; a word this like another one is no compound of two others.
const surelyMeant = 0.75;
// Beyond these words a line says nothing that changes which products are found.
const maximumTerms = 40;

/** Looks the words up; for those the catalogue lacks, what they may have been meant to be. */
export function understandQuery(wanted: WantedProduct, known: KnownWords): UnderstoodQuery {
  const weightById = new Map<number, number>();
  const corrections = new Map<string, string>();
  const sequence: number[] = [];
  const raise = (termId: number, weight: number) => {
    if (weight > (weightById.get(termId) ?? 0)) weightById.set(termId, weight);
  };
  for (const term of wanted.terms) {
    const meant = meaningsOf(term, wanted.writtenByTerm.get(term) ?? term, known);
    const most = informationOfId(meant[0]?.termId ?? -1, known);
    // A less likely word is worth no more than the likeliest, however rare it is.
    for (const { termId, share } of meant) raise(termId, share * Math.min(most, informationOfId(termId, known)));
    if (meant[0]) sequence.push(meant[0].termId);
    if (isUnknown(term, known) && meant[0]) corrections.set(term, known.vocabulary.termOf(meant[0].termId));
  }
  for (const [compound, parts] of wanted.compounds) addCompound(compound, parts, { known, raise });
  const terms = [...weightById]
    .map(([termId, weight]) => ({ termId, weight }))
    .sort(byWeight(known))
    .slice(0, maximumTerms);
  return { terms, sequence, corrections, ...namesOf(wanted, corrections, known) };
}

/** Inverse document frequency after Robertson and Spärck Jones, never negative. */
export function informationOfId(termId: number, { vocabulary, productCount }: KnownWords): number {
  const count = vocabulary.countOf(termId);
  return Math.log(1 + Math.max(0, productCount - count + 0.5) / (count + 0.5));
}

// Numbers of terms differ between two processes with the same catalogue; their answers must not.
function byWeight({ vocabulary }: KnownWords) {
  return (a: QueryTerm, b: QueryTerm): number =>
    b.weight - a.weight || (vocabulary.termOf(a.termId) < vocabulary.termOf(b.termId) ? -1 : 1);
}

function isUnknown(term: string, { vocabulary }: KnownWords): boolean {
  return vocabulary.countOf(vocabulary.idOf(term)) === 0;
}

type Meaning = { readonly termId: number; readonly share: number };

function meaningsOf(term: string, written: string, known: KnownWords): readonly Meaning[] {
  const termId = known.vocabulary.idOf(term);
  const count = known.vocabulary.countOf(termId);
  if (count > rareCount) return [{ termId, share: 1 }];
  if (count > 0) return [{ termId, share: 1 }, ...likelierWords(term, count, known)];
  const similar = known.spelling.suggest(written, alternativesOfWord);
  if (written !== term) similar.push(...known.spelling.suggest(term, alternativesOfWord));
  similar.sort((a, b) => b.likeness - a.likeness);
  const parts = (similar[0]?.likeness ?? 0) >= surelyMeant ? [] : splitCompound(term, known);
  return parts.length > 0 ? parts : similar.map(({ termId, likeness }) => ({ termId, share: likeness }));
}

function likelierWords(term: string, count: number, known: KnownWords): readonly Meaning[] {
  if (term.length < 5 || /\d/.test(term)) return [];
  return known.spelling
    .suggest(term, 1)
    .filter(({ termId, isPrefix }) => !isPrefix && known.vocabulary.countOf(termId) >= count * timesLikelier)
    .map(({ termId, likeness }) => ({ termId, share: likeness * 0.9 }));
}

/** "laserprinter" where the catalogue has "laser" and "printer": the split whose rarer part is the most common. */
function splitCompound(term: string, { vocabulary }: KnownWords): readonly Meaning[] {
  if (term.length < 7 || /\d/.test(term)) return [];
  let best: { readonly parts: readonly number[]; readonly count: number } | undefined;
  for (let at = 3; at <= term.length - 3; at++) {
    const parts = [vocabulary.idOf(term.slice(0, at)), vocabulary.idOf(term.slice(at))];
    const count = Math.min(...parts.map((part) => vocabulary.countOf(part)));
    if (count > (best?.count ?? 0)) best = { parts, count };
  }
  return (best?.parts ?? []).map((termId) => ({ termId, share: 1 }));
}

type CompoundTarget = { readonly known: KnownWords; readonly raise: (termId: number, weight: number) => void };

/** As much as its parts together would be worth, so that a rare compound does not outshine the rest of the query. */
function addCompound(compound: string, parts: readonly string[], { known, raise }: CompoundTarget): void {
  const termId = known.vocabulary.idOf(compound);
  if (known.vocabulary.countOf(termId) === 0) return;
  const ofParts = parts.reduce((sum, part) => sum + informationOfId(known.vocabulary.idOf(part), known), 0);
  raise(termId, Math.min(informationOfId(termId, known), ofParts));
}

function namesOf(wanted: WantedProduct, corrections: ReadonlyMap<string, string>, { vocabulary }: KnownWords) {
  const idsOf = (terms: Iterable<string>) =>
    [...terms].map((term) => vocabulary.idOf(term)).filter((termId) => vocabulary.countOf(termId) > 0);
  const compounds = [...wanted.compounds.keys()].filter((term) => vocabulary.countOf(vocabulary.idOf(term)) > 0);
  const meant = [...wanted.terms].map((term) => corrections.get(term) ?? term);
  const head = wanted.head ?? findHeadNoun([...meant, ...compounds].join(' '));
  return {
    identifierIds: idsOf(wanted.identifiers),
    brandIds: idsOf(wanted.brandTerms),
    headId: idsOf(head === undefined ? [] : [head.noun])[0] ?? -1,
    isAccessory: head?.isAccessory ?? false,
    nounIds: idsOf(wanted.nouns),
  };
}
