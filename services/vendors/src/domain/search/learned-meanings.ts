import type { SlotTable } from './slot-table.ts';
import { informationOfId, type KnownWords } from './understand-query.ts';

export type NearSlot = { readonly slot: number; readonly likeness: number };

export type LearnedTable = {
  readonly slots: SlotTable;
  readonly known: KnownWords;
  readonly isAllowed: (slot: number) => boolean;
};

// Enough to tell some hundred kinds of things apart; searching 100,000 products takes about three milliseconds.
const dimensions = 32;
// Words of fewer names are in no company that could be learned from.
const smallestCount = 3;
// Two unrelated vectors of this length are seldom more alike.
const leastLikeness = 0.5;
const namesAtOnce = 256;

/**
 * Vectors learned from the catalogue itself: words that stand in the same company in names have alike vectors (random
 * indexing, with directions that depend on nothing but the word). Each product has the sum of its words, in eight bits.
 */
export class LearnedMeanings {
  #byWord = new Map<number, Float32Array>();
  #products = new Int8Array(0);
  #count = 0;

  get bytes(): number {
    return this.#products.byteLength + this.#byWord.size * (dimensions * 4 + 120);
  }

  /** Learns anew; in between, what was learned before answers. Slots must be those of a compacted table. */
  *learn(slots: SlotTable, known: KnownWords): Generator<void, void> {
    const byWord = new Map<number, Float32Array>();
    for (let slot = 0; slot < slots.length; slot++) {
      const words = slots.nameTermsOf(slot).filter((termId) => isLearned(termId, known));
      const company = companyOf(words, known);
      for (const termId of words) addTo(vectorIn(byWord, termId), company, 1);
      if (slot % namesAtOnce === 0) yield;
    }
    for (const vector of byWord.values()) normalise(vector);
    [this.#byWord, this.#products, this.#count] = [byWord, new Int8Array(0), 0];
  }

  /** Slots most alike to the words, best first; none when no word has been learned. */
  nearest(termIds: readonly number[], table: LearnedTable, limit: number): readonly NearSlot[] {
    const wanted = this.#sumOf(termIds, table.known);
    if (wanted === undefined) return [];
    this.#addProducts(table);
    const near: NearSlot[] = [];
    for (let slot = 0; slot < this.#count; slot++) {
      const likeness = this.#likeness(slot, wanted);
      if (likeness >= leastLikeness && table.isAllowed(slot)) near.push({ slot, likeness });
    }
    return near.sort((a, b) => b.likeness - a.likeness || a.slot - b.slot).slice(0, limit);
  }

  /** Products that came since get their vectors when they are first needed. */
  #addProducts({ slots, known }: LearnedTable): void {
    if (this.#products.length < slots.length * dimensions) {
      const larger = new Int8Array(Math.ceil(slots.length * 1.1) * dimensions);
      larger.set(this.#products);
      this.#products = larger;
    }
    for (; this.#count < slots.length; this.#count++) {
      const sum = this.#sumOf(slots.nameTermsOf(this.#count), known);
      if (sum)
        this.#products.set(
          sum.map((value) => Math.round(value * 127)),
          this.#count * dimensions,
        );
    }
  }

  #sumOf(termIds: readonly number[], known: KnownWords): Float32Array | undefined {
    const sum = new Float32Array(dimensions);
    let isKnown = false;
    for (const termId of termIds) {
      const vector = this.#byWord.get(termId);
      if (vector === undefined) continue;
      addTo(sum, vector, informationOfId(termId, known));
      isKnown = true;
    }
    return isKnown ? normalise(sum) : undefined;
  }

  #likeness(slot: number, wanted: Float32Array): number {
    const start = slot * dimensions;
    let sum = 0;
    for (let at = 0; at < dimensions; at++) sum += (this.#products[start + at] ?? 0) * (wanted[at] ?? 0);
    return sum / 127;
  }
}

function isLearned(termId: number, { vocabulary }: KnownWords): boolean {
  return vocabulary.countOf(termId) >= smallestCount && !/^\d/.test(vocabulary.termOf(termId));
}

/** Few directions a word, chosen by its letters: nearly at right angles to those of other words. */
function companyOf(termIds: readonly number[], known: KnownWords): Float32Array {
  const company = new Float32Array(dimensions);
  for (const termId of termIds) {
    const weight = informationOfId(termId, known) / Math.sqrt(known.vocabulary.countOf(termId));
    let hash = hashOf(known.vocabulary.termOf(termId));
    for (let direction = 0; direction < 4; direction++) {
      const at = hash % dimensions;
      company[at] = (company[at] ?? 0) + (hash & 0x10000 ? weight : -weight);
      hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0;
    }
  }
  return company;
}

// FNV-1a.
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619) >>> 0;
  return hash;
}

function vectorIn(vectors: Map<number, Float32Array>, termId: number): Float32Array {
  const present = vectors.get(termId) ?? new Float32Array(dimensions);
  vectors.set(termId, present);
  return present;
}

function addTo(sum: Float32Array, vector: Float32Array, weight: number): void {
  for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0);
}

function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}
