import { GrowingArray } from './growing-array.ts';

/** Lists of numbers, one after the other: differences in seven bits a byte, so that alike numbers are a byte or two long. */
export class NumberLists {
  readonly #starts = new GrowingArray((length) => new Uint32Array(length), 256);
  readonly #bytes = new GrowingArray((length) => new Uint8Array(length), 4096);

  get bytes(): number {
    return this.#starts.bytes + this.#bytes.bytes;
  }

  push(numbers: readonly number[]): void {
    this.#starts.push(this.#bytes.length);
    let before = 0;
    for (const number of numbers) {
      // The sign goes into the lowest bit.
      this.#pushUnsigned(number >= before ? (number - before) * 2 : (before - number) * 2 - 1);
      before = number;
    }
  }

  get(index: number): number[] {
    const [from, to] = this.#range(index);
    const bytes = this.#bytes.values;
    const numbers: number[] = [];
    let [number, shift, unsigned] = [0, 0, 0];
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      unsigned |= (byte & 127) << shift;
      shift += 7;
      if (byte & 128) continue;
      number += unsigned & 1 ? -((unsigned + 1) >>> 1) : unsigned >>> 1;
      numbers.push(number);
      shift = 0;
      unsigned = 0;
    }
    return numbers;
  }

  #range(index: number): readonly [from: number, to: number] {
    const { values, length } = this.#starts;
    return [values[index] ?? 0, index + 1 < length ? (values[index + 1] ?? 0) : this.#bytes.length];
  }

  #pushUnsigned(unsigned: number): void {
    let rest = unsigned;
    while (rest > 127) {
      this.#bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.#bytes.push(rest);
  }
}
