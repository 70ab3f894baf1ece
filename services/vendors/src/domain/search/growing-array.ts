export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** A typed array that can be appended to: eight times smaller than an array of numbers and unseen by the garbage collector. */
export class GrowingArray<Values extends NumberArray> {
  readonly #make: (length: number) => Values;
  #values: Values;
  #length = 0;

  constructor(make: (length: number) => Values, capacity = 64) {
    this.#make = make;
    this.#values = make(capacity);
  }

  /** The numbers and room behind them; another array after the next `push`. */
  get values(): Values {
    return this.#values;
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): number {
    return this.#values.byteLength;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  #grow(): void {
    const larger = this.#make(Math.ceil(this.#length * 1.5) + 16);
    larger.set(this.#values as ArrayLike<number>);
    this.#values = larger;
  }
}
