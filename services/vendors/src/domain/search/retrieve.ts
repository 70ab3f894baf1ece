import { BestSlots, type ScoredSlot } from './best-slots.ts';
import type { PostingLists } from './posting-lists.ts';

/** A term to look for, what finding it is worth at most, and what it counts by where it stands. */
export type WeightedTerm = { readonly termId: number; readonly weight: number; readonly fieldWeights: Float32Array };

export type Retrieval = {
  readonly lists: PostingLists;
  readonly terms: readonly WeightedTerm[];
  /** How much a hit counts by the length of the name, so that a name that says nothing else comes first. */
  readonly lengthFactors: Float32Array;
  readonly nameLengths: Uint8Array;
  readonly slotCount: number;
  readonly isAllowed: (slot: number) => boolean;
  /** Of two slots with the same score, whether the first comes first. Must not depend on the order of slots. */
  readonly isBefore: (a: number, b: number) => boolean;
  readonly limit: number;
};

/**
 * The slots with the largest sum over the terms, best first: exactly those that comparing every product would give. Rare
 * terms first; once what is left cannot lift a product that none of them has into the best, frequent terms are only looked
 * up for the products already found (MaxScore after Turtle and Flood).
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
    const bounded = retrieval.terms
      .map((term) => ({ ...term, bound: boundOf(term, retrieval.lengthFactors) }))
      .sort((a, b) => b.bound - a.bound);
    let remaining = bounded.reduce((sum, { bound }) => sum + bound, 0);
    let isClosed = false;
    for (const term of bounded) {
      isClosed ||= this.#canClose(term, remaining, retrieval);
      if (isClosed) this.#lookUp(term, retrieval);
      else this.#add(term, retrieval);
      remaining -= term.bound;
    }
    const best = this.#best(retrieval, retrieval.limit);
    this.#forget();
    return best;
  }

  #prepare(slotCount: number): void {
    if (this.#scores.length >= slotCount) return;
    const room = Math.ceil(slotCount * 1.2) + 64;
    this.#scores = new Float64Array(room);
    this.#touched = new Uint32Array(room);
  }

  // The casts in here: an index below the length of a typed array is a number, and this loop is what a search costs.
  #add({ termId, weight, fieldWeights }: WeightedTerm, { lists, lengthFactors, nameLengths }: Retrieval): void {
    const { slots, flags } = lists.segment;
    const end = lists.segmentEnd(termId);
    for (let at = lists.segmentStart(termId); at < end; at++) {
      const slot = slots[at] as number;
      this.#raise(
        slot,
        weight * (fieldWeights[flags[at] as number] as number) * factorOf(slot, nameLengths, lengthFactors),
      );
    }
    for (const packed of lists.recentOf(termId)) {
      const slot = packed >>> 8;
      this.#raise(slot, weight * (fieldWeights[packed & 255] as number) * factorOf(slot, nameLengths, lengthFactors));
    }
  }

  #raise(slot: number, amount: number): void {
    if (amount === 0) return;
    const before = this.#scores[slot] as number;
    if (before === 0) this.#touched[this.#count++] = slot;
    this.#scores[slot] = before + amount;
  }

  #lookUp({ termId, weight, fieldWeights }: WeightedTerm, { lists, lengthFactors, nameLengths }: Retrieval): void {
    for (let index = 0; index < this.#count; index++) {
      const slot = this.#touched[index] as number;
      const flags = lists.flagsOf(termId, slot);
      if (flags !== 0)
        this.#raise(slot, weight * (fieldWeights[flags] as number) * factorOf(slot, nameLengths, lengthFactors));
    }
  }

  // Looking a product up costs about as much as reading sixteen postings.
  #canClose(term: WeightedTerm, remaining: number, retrieval: Retrieval): boolean {
    if (this.#count < retrieval.limit) return false;
    if (retrieval.lists.lengthOf(term.termId) < 512 + this.#count * 16) return false;
    const best = this.#best(retrieval, retrieval.limit);
    return best.length === retrieval.limit && remaining * (1 + rounding) < (best.at(-1)?.score ?? 0);
  }

  #best({ isAllowed, isBefore }: Retrieval, limit: number): ScoredSlot[] {
    const heap = new BestSlots(limit, isBefore);
    for (let index = 0; index < this.#count; index++) {
      const slot = this.#touched[index] as number;
      const score = this.#scores[slot] as number;
      if (score >= heap.lowest && isAllowed(slot)) heap.offer({ slot, score });
    }
    return heap.sorted();
  }

  #forget(): void {
    for (let index = 0; index < this.#count; index++) this.#scores[this.#touched[index] as number] = 0;
    this.#count = 0;
  }
}

// Sums of doubles in another order differ by less than this share.
const rounding = 1e-9;

function boundOf({ weight, fieldWeights }: WeightedTerm, lengthFactors: Float32Array): number {
  return weight * Math.max(...fieldWeights) * Math.max(...lengthFactors);
}

function factorOf(slot: number, nameLengths: Uint8Array, factors: Float32Array): number {
  return factors[nameLengths[slot] as number] as number;
}
