import { GrowingArray } from './growing-array.ts';

/** The terms of an index as numbers, and how many products have each. */
export class Vocabulary {
  readonly #idByTerm = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #counts = new GrowingArray((length) => new Uint32Array(length), 1024);
  readonly #lengths = new GrowingArray((length) => new Uint8Array(length), 1024);
  #characters = 0;

  get size(): number {
    return this.#terms.length;
  }

  /** Terms that no product has any more; they go when the index is built anew. */
  unusedCount(): number {
    const { values, length } = this.#counts;
    let unused = 0;
    for (let id = 0; id < length; id++) if (values[id] === 0) unused++;
    return unused;
  }

  /** -1 for a term no product ever had. */
  idOf(term: string): number {
    return this.#idByTerm.get(term) ?? -1;
  }

  termOf(id: number): string {
    return this.#terms[id] ?? '';
  }

  /** Characters, at most 255; without touching the term itself, which is seldom in the processor's cache. */
  lengthOf(id: number): number {
    return this.#lengths.values[id] ?? 0;
  }

  intern(term: string): number {
    const known = this.#idByTerm.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.push(term) - 1;
    this.#idByTerm.set(term, id);
    this.#counts.push(0);
    this.#lengths.push(Math.min(255, term.length));
    this.#characters += term.length;
    return id;
  }

  countOf(id: number): number {
    return id < 0 ? 0 : (this.#counts.values[id] ?? 0);
  }

  addCount(id: number, change: 1 | -1): void {
    this.#counts.values[id] = this.countOf(id) + change;
  }

  /** Measured: a term costs its characters, a string header, a place in the list and 1.5 places in the map. */
  get bytes(): number {
    return this.#characters + this.#terms.length * 72 + this.#counts.bytes + this.#lengths.bytes;
  }
}
