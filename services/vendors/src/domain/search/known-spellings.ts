import { editDistance } from './edit-distance.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of the catalogue that a written one may mean, and how surely: 1 would be the word itself. */
export type SpellingSuggestion = { readonly termId: number; readonly likeness: number; readonly isPrefix: boolean };

// Three letters out of a to z, 0 to 9, start, end and the rest, in buckets.
const bucketCount = 39 ** 3;
const shortestWord = 4;

/** Finds words by the groups of three letters they share: a typing error changes at most four of them. */
export class KnownSpellings {
  readonly #vocabulary: Vocabulary;
  #starts = new Uint32Array(bucketCount + 1);
  #termIds = new Uint32Array(0);
  #indexed = 0;
  #recent = new Map<number, number[]>();
  #shared = new Uint8Array(0);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  get bytes(): number {
    return this.#starts.byteLength + this.#termIds.byteLength + this.#shared.byteLength + this.#recent.size * 120;
  }

  /** Takes in the words that have come since; cheap, but they cost more to look through than compacted ones. */
  #addNewTerms(): void {
    for (; this.#indexed < this.#vocabulary.size; this.#indexed++) {
      const term = this.#vocabulary.termOf(this.#indexed);
      for (const bucket of bucketsOf(term)) {
        const list = this.#recent.get(bucket);
        if (list) list.push(this.#indexed);
        else this.#recent.set(bucket, [this.#indexed]);
      }
    }
  }

  *compact(): Generator<void, void> {
    const counts = new Uint32Array(bucketCount + 1);
    const termCount = this.#vocabulary.size;
    for (let id = 0; id < termCount; id++) {
      for (const bucket of bucketsOf(this.#vocabulary.termOf(id))) counts[bucket + 1] = (counts[bucket + 1] ?? 0) + 1;
      if (id % termsAtOnce === 0) yield;
    }
    for (let bucket = 0; bucket < bucketCount; bucket++)
      counts[bucket + 1] = (counts[bucket + 1] ?? 0) + (counts[bucket] ?? 0);
    const ends = counts.slice();
    const termIds = new Uint32Array(counts[bucketCount] ?? 0);
    for (let id = 0; id < termCount; id++) {
      for (const bucket of bucketsOf(this.#vocabulary.termOf(id))) {
        const at = ends[bucket] ?? 0;
        termIds[at] = id;
        ends[bucket] = at + 1;
      }
      if (id % termsAtOnce === 0) yield;
    }
    [this.#starts, this.#termIds, this.#indexed, this.#recent] = [counts, termIds, termCount, new Map()];
  }

  /** The likeliest words first; words no product has are left out. */
  suggest(written: string, maximum: number): SpellingSuggestion[] {
    if (written.length < shortestWord || written.length > 40) return [];
    this.#addNewTerms();
    const buckets = bucketsOf(written);
    // Two slips in one word are rare; looking for them too takes several times as long.
    for (let limit = 1; limit <= allowedErrors(written); limit++) {
      const suggestions = this.#sharing(written, buckets, limit).flatMap((id) => this.#judge(written, id, limit));
      if (suggestions.length > 0) return suggestions.sort((a, b) => this.#order(a, b)).slice(0, maximum);
    }
    return [];
  }

  /** Terms that have enough of the groups. Counted in one pass over the lists; a second one leaves zeros behind. */
  #sharing(written: string, buckets: readonly number[], limit: number): readonly number[] {
    if (this.#shared.length < this.#vocabulary.size)
      this.#shared = new Uint8Array(Math.ceil(this.#vocabulary.size * 1.2));
    const [shared, termIds] = [this.#shared, this.#termIds];
    // One error touches three groups, a swap of neighbours four; of a beginning only the last group is another.
    const enough = Math.max(1, buckets.length - (limit === 1 ? 4 : 7));
    const sharing: number[] = [];
    const count = (termId: number) => {
      const now = (shared[termId] ?? 0) + 1;
      shared[termId] = now;
      if (now !== enough && now !== buckets.length - 1) return;
      const longer = this.#vocabulary.lengthOf(termId) - written.length;
      const isNear = now === enough && Math.abs(longer) <= limit;
      const isLonger = now === buckets.length - 1 && longer > limit;
      if (isNear || isLonger) sharing.push(termId);
    };
    for (const bucket of buckets) {
      const end = this.#starts[bucket + 1] ?? 0;
      for (let at = this.#starts[bucket] ?? 0; at < end; at++) count(termIds[at] ?? 0);
      for (const termId of this.#recent.get(bucket) ?? []) count(termId);
    }
    for (const bucket of buckets) {
      const end = this.#starts[bucket + 1] ?? 0;
      for (let at = this.#starts[bucket] ?? 0; at < end; at++) shared[termIds[at] ?? 0] = 0;
      for (const termId of this.#recent.get(bucket) ?? []) shared[termId] = 0;
    }
    return sharing;
  }

  #order(a: SpellingSuggestion, b: SpellingSuggestion): number {
    const more = this.#vocabulary.countOf(b.termId) - this.#vocabulary.countOf(a.termId);
    const isBefore = this.#vocabulary.termOf(a.termId) < this.#vocabulary.termOf(b.termId);
    return b.likeness - a.likeness || more || (isBefore ? -1 : 1);
  }

  #judge(written: string, termId: number, limit: number): SpellingSuggestion[] {
    const count = this.#vocabulary.countOf(termId);
    const term = this.#vocabulary.termOf(termId);
    if (count === 0 || term === written) return [];
    if (term.startsWith(written)) {
      return [{ termId, likeness: Math.max(0.5, 0.95 * (written.length / term.length)), isPrefix: true }];
    }
    const distance = editDistance(written, term, limit);
    if (distance > limit) return [];
    // People seldom miss the first letter, and a long word survives an error better than a short one.
    const isFirstSame = written[0] === term[0];
    const share = distance / Math.max(written.length, term.length);
    return [{ termId, likeness: Math.max(0.1, 1 - 1.2 * share - (isFirstSame ? 0 : 0.15)), isPrefix: false }];
  }
}

// Some hundred microseconds of work.
const termsAtOnce = 1024;

/** In a code one sign off is another product often enough; in a long word two slips are common. */
function allowedErrors(written: string): number {
  return /\d/.test(written) || written.length < 6 ? 1 : 2;
}

function bucketsOf(term: string): readonly number[] {
  if (term.length < shortestWord || term.length > 40) return [];
  const buckets: number[] = [];
  let [first, second] = [startSign, signOf(term.charCodeAt(0))];
  for (let at = 1; at <= term.length; at++) {
    const third = at === term.length ? endSign : signOf(term.charCodeAt(at));
    const bucket = (first * 39 + second) * 39 + third;
    if (!buckets.includes(bucket)) buckets.push(bucket);
    first = second;
    second = third;
  }
  return buckets;
}

const [startSign, endSign, otherSign] = [36, 37, 38];

function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : otherSign;
}
