/** Vectors of length one with eight bits a dimension, searched one by one: no list to keep, and exact. */
export class VectorTable {
  readonly #dimensions: number;
  readonly #rowById = new Map<string, number>();
  readonly #ids: string[] = [];
  #values = new Int8Array(0);

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
  }

  get size(): number {
    return this.#ids.length;
  }

  get bytes(): number {
    return this.#values.byteLength + this.#ids.length * 100;
  }

  /** Bytes of another length come from another setting and are left out. */
  set(id: string, vector: Int8Array): void {
    if (vector.length !== this.#dimensions) return;
    const row = this.#rowById.get(id) ?? this.#ids.push(id) - 1;
    this.#rowById.set(id, row);
    if (this.#values.length < this.#ids.length * this.#dimensions) this.#grow();
    this.#values.set(vector, row * this.#dimensions);
  }

  /** The ids most alike to the vector, best first. Yields now and then, because it looks at every one. */
  *nearest(wanted: Int8Array, limit: number): Generator<void, readonly string[]> {
    const near: { readonly row: number; readonly likeness: number }[] = [];
    let lowest = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < this.#ids.length; row++) {
      const likeness = this.#likeness(row, wanted);
      if (likeness > lowest || near.length < limit) {
        near.push({ row, likeness });
        near.sort((a, b) => b.likeness - a.likeness || a.row - b.row).splice(limit);
        lowest = near.at(-1)?.likeness ?? lowest;
      }
      if (row % rowsAtOnce === 0) yield;
    }
    return near.map(({ row }) => this.#ids[row] ?? '');
  }

  #likeness(row: number, wanted: Int8Array): number {
    const start = row * this.#dimensions;
    let sum = 0;
    for (let at = 0; at < this.#dimensions; at++) sum += (this.#values[start + at] ?? 0) * (wanted[at] ?? 0);
    return sum;
  }

  #grow(): void {
    const larger = new Int8Array(Math.ceil(this.#ids.length * 1.25 + 16) * this.#dimensions);
    larger.set(this.#values);
    this.#values = larger;
  }
}

// A quarter of a million products of a multiplication each would be a millisecond; 256 dimensions make it four thousand.
const rowsAtOnce = 2048;

/** The vector's direction in eight bits a dimension. */
export function toBytes(vector: readonly number[]): Int8Array {
  const length = Math.hypot(...vector) || 1;
  return Int8Array.from(vector, (value) => Math.round((value / length) * 127));
}
