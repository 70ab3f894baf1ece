import { BestSlots, type ScoredSlot } from './best-slots.ts';
import type { FieldWeights } from './field-flags.ts';
import type { PostingLists } from './posting-lists.ts';

/** A term to look for, what finding it is worth at most, and what it counts by where it stands. */
export type WeightedTerm = { readonly termId: number; readonly weight: number; readonly fieldWeights: FieldWeights };

export type Retrieval = {
  readonly lists: PostingLists;
  readonly terms: readonly WeightedTerm[];
  /** How much a hit counts by the length of the name, at most 1, so that a name that says nothing else comes first. */
  readonly lengthFactors: Float32Array;
  readonly nameLengths: Uint8Array;
  readonly slotCount: number;
  readonly isAllowed: (slot: number) => boolean;
  /** Of two slots with the same score, whether the first comes first. Must not depend on the order of slots. */
  readonly isBefore: (a: number, b: number) => boolean;
  readonly limit: number;
};

/**
 * The slots with the largest sum over the terms, best first: exactly those that comparing every product would give. Terms
 * worth most first; once what is left cannot lift a product that none of them has into the best, frequent terms are only
 * looked up for the products that can still get there (MaxScore after Turtle and Flood).
 */
export class Retriever {
  #scores = new Float64Array(0);
  #touched = new Uint32Array(0);
  #count = 0;

  get bytes(): number {
    return this.#scores.byteLength + this.#touched.byteLength;
  }

  retrieve(retrieval: Retrieval): ScoredSlot[] {
    this.#prepare(retrieval.slotCount);
    const terms = retrieval.terms.toSorted((a, b) => boundOf(b) - boundOf(a));
    let remaining = terms.reduce((sum, term) => sum + boundOf(term), 0);
    let isClosed = false;
    for (const term of terms) {
      isClosed = this.#close(term, remaining, retrieval) || isClosed;
      if (isClosed) this.#lookUp(term, retrieval);
      else this.#add(term, retrieval);
      remaining -= boundOf(term);
    }
    const best = this.#best(retrieval);
    this.#forget();
    return best;
  }

  #prepare(slotCount: number): void {
    if (this.#scores.length >= slotCount) return;
    const room = Math.ceil(slotCount * 1.2) + 64;
    this.#scores = new Float64Array(room);
    this.#touched = new Uint32Array(room);
  }

  // The casts here: what is read below the length of a typed array is a number, and this loop is what a search costs.
  #add({ termId, weight, fieldWeights }: WeightedTerm, { lists, lengthFactors, nameLengths }: Retrieval): void {
    const { slots, flags } = lists.segment;
    const [points, scores, touched] = [fieldWeights.byFlags, this.#scores, this.#touched];
    const end = lists.segmentEnd(termId);
    let count = this.#count;
    const raise = (slot: number, amount: number) => {
      if (amount === 0) return;
      const before = scores[slot] as number;
      if (before === 0) touched[count++] = slot;
      scores[slot] = before + amount;
    };
    for (let at = lists.segmentStart(termId); at < end; at++) {
      const slot = slots[at] as number;
      const factor = lengthFactors[nameLengths[slot] as number] as number;
      raise(slot, weight * (points[flags[at] as number] as number) * factor);
    }
    for (const packed of lists.recentOf(termId)) {
      const factor = lengthFactors[nameLengths[packed >>> 8] as number] as number;
      raise(packed >>> 8, weight * (points[packed & 255] as number) * factor);
    }
    this.#count = count;
  }

  #lookUp({ termId, weight, fieldWeights }: WeightedTerm, { lists, lengthFactors, nameLengths }: Retrieval): void {
    for (let index = 0; index < this.#count; index++) {
      const slot = this.#touched[index] as number;
      const points = fieldWeights.byFlags[lists.flagsOf(termId, slot)] as number;
      const factor = lengthFactors[nameLengths[slot] as number] as number;
      this.#scores[slot] = (this.#scores[slot] as number) + weight * points * factor;
    }
  }

  /**
   * Drops the products that what is left cannot lift into the best any more, when it also cannot lift one that has not been
   * met. Only tried where it may save more than it costs: it looks at every product met so far.
   */
  #close(term: WeightedTerm, remaining: number, retrieval: Retrieval): boolean {
    const length = retrieval.lists.lengthOf(term.termId);
    if (this.#count < retrieval.limit || length < worthClosing || length < this.#count / 2) return false;
    const best = this.#best(retrieval);
    const needed = best.length < retrieval.limit ? 0 : (best.at(-1)?.score ?? 0) * (1 - rounding);
    if (remaining >= needed) return false;
    let kept = 0;
    for (let index = 0; index < this.#count; index++) {
      const slot = this.#touched[index] as number;
      if ((this.#scores[slot] as number) + remaining >= needed) this.#touched[kept++] = slot;
      else this.#scores[slot] = 0;
    }
    this.#count = kept;
    return true;
  }

  #best({ isAllowed, isBefore, limit }: Retrieval): ScoredSlot[] {
    const heap = new BestSlots(limit, isBefore);
    let lowest = 0;
    for (let index = 0; index < this.#count; index++) {
      const slot = this.#touched[index] as number;
      const score = this.#scores[slot] as number;
      if (score < lowest || !isAllowed(slot)) continue;
      heap.offer({ slot, score });
      lowest = heap.lowest;
    }
    return heap.sorted();
  }

  #forget(): void {
    for (let index = 0; index < this.#count; index++) this.#scores[this.#touched[index] as number] = 0;
    this.#count = 0;
  }
}

// Reading fewer postings costs less than finding out whether they can be left out.
const worthClosing = 1000;
// Sums of doubles in another order differ by less than this share.
const rounding = 1e-9;

function boundOf({ weight, fieldWeights }: WeightedTerm): number {
  return weight * fieldWeights.largest;
}
