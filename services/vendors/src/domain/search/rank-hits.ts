import { fieldFlags, identifierWeights, textWeights } from './field-flags.ts';
import type { NameSquares } from './name-squares.ts';
import type { PostingLists } from './posting-lists.ts';
import type { SlotTable } from './slot-table.ts';
import type { UnderstoodQuery } from './understand-query.ts';

/** Why a hit stands where it stands; the lexical part of what domain/matching compares, read from the index alone. */
export type HitSignals = {
  readonly coverage: number;
  readonly likeness: number;
  readonly identifier: number;
  readonly brand: number;
  readonly kind: number;
  /** Share of the query's neighbouring words that are neighbours in the name too. */
  readonly phrase: number;
};

/** Set by hand on half of the graded queries of chorus-icecat, checked on the other half (bench/search-speed.ts). */
const weights: HitSignals = { coverage: 6, likeness: 3, identifier: 8, brand: 1, kind: 2.5, phrase: 1 };

export type Ranking = {
  readonly query: UnderstoodQuery;
  readonly lists: PostingLists;
  readonly slots: SlotTable;
  readonly nameSquares: NameSquares;
  readonly brandTermIds: (brand: number) => readonly number[];
};

/** Judges one query's hits; made once per query, because what only depends on the query is computed once. */
export class HitRanker {
  readonly #ranking: Ranking;
  readonly #weightSum: number;
  readonly #squareSum: number;
  readonly #queryIds: ReadonlySet<number>;

  constructor(ranking: Ranking) {
    this.#ranking = ranking;
    const { terms } = ranking.query;
    this.#weightSum = terms.reduce((sum, { weight }) => sum + weight, 0);
    this.#squareSum = terms.reduce((sum, { weight }) => sum + weight ** 2, 0);
    this.#queryIds = new Set(terms.map(({ termId }) => termId));
  }

  scoreOf(slot: number): number {
    const signals = this.signalsOf(slot);
    const keys = Object.keys(weights) as (keyof HitSignals)[];
    // Rounded, because sums in another order differ in their last digits and equal products must stay equal.
    return Number(keys.reduce((sum, key) => sum + weights[key] * signals[key], 0).toFixed(6));
  }

  signalsOf(slot: number): HitSignals {
    const { lists, query } = this.#ranking;
    let [covered, shared] = [0, 0];
    for (const { termId, weight } of query.terms) {
      const flags = lists.flagsOf(termId, slot);
      covered += weight * (textWeights.byFlags[flags & ~fieldFlags.head] ?? 0);
      if (flags & fieldFlags.name) shared += weight ** 2;
    }
    const size = Math.sqrt(this.#squareSum * this.#ranking.nameSquares.of(slot));
    return {
      coverage: this.#weightSum === 0 ? 0 : covered / this.#weightSum,
      likeness: size === 0 ? 0 : shared / size,
      identifier: this.#identifierOf(slot),
      brand: this.#brandOf(slot),
      kind: this.#kindOf(slot),
      phrase: this.#phraseOf(slot),
    };
  }

  #identifierOf(slot: number): number {
    const { lists, query } = this.#ranking;
    const strengths = query.identifierIds.map((termId) => {
      const flags = lists.flagsOf(termId, slot);
      return (identifierWeights.byFlags[flags] ?? 0) || (flags & fieldFlags.name ? 0.6 : 0);
    });
    return Math.max(0, ...strengths);
  }

  #brandOf(slot: number): number {
    const { slots, query, brandTermIds } = this.#ranking;
    const brandIds = brandTermIds(slots.brandOf(slot));
    if (brandIds.length === 0) return 0;
    if (query.brandIds.length > 0) return brandIds.some((id) => query.brandIds.includes(id)) ? 1 : -1;
    return brandIds.every((id) => this.#queryIds.has(id)) ? 1 : 0;
  }

  #kindOf(slot: number): number {
    const { slots, lists, query } = this.#ranking;
    if (query.headId < 0) return 0;
    const head = slots.headOf(slot);
    const isNamed = (lists.flagsOf(query.headId, slot) & (fieldFlags.name | fieldFlags.category)) !== 0;
    if (head < 0) return isNamed ? 0.5 : 0;
    if (head === query.headId) return 1;
    if (slots.isAccessory(slot) !== query.isAccessory) return -1;
    return isNamed || query.nounIds.includes(head) ? 0.3 : -0.5;
  }

  #phraseOf(slot: number): number {
    const { slots, query } = this.#ranking;
    const { sequence } = query;
    if (sequence.length < 2) return 0;
    const name = slots.nameTermsOf(slot);
    let neighbours = 0;
    for (let at = 1; at < sequence.length; at++) {
      const place = name.indexOf(sequence[at - 1] ?? -1);
      if (place >= 0 && name[place + 1] === sequence[at]) neighbours += 1;
    }
    return neighbours / (sequence.length - 1);
  }
}
