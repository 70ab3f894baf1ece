import type { Pdfium } from './pdfium.ts';

/** The largest answer PDFium writes here has six numbers. */
const bytes = 64;

/** A place in PDFium's memory where its functions write their answers, seen as numbers of both precisions. */
export class Scratch {
  /** What the functions are called with. */
  readonly address: number;
  readonly #pdfium: Pdfium;
  #floats = new Float32Array();
  #doubles = new Float64Array();
  #integers = new Uint32Array();

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
    this.address = pdfium.calls.malloc(bytes);
  }

  float(index: number): number {
    if (this.#floats.length === 0) this.#look();
    return this.#floats[index] as number;
  }

  double(index: number): number {
    if (this.#doubles.length === 0) this.#look();
    return this.#doubles[index] as number;
  }

  integer(index: number): number {
    if (this.#integers.length === 0) this.#look();
    return this.#integers[index] as number;
  }

  /** A memory that grows is another buffer, and views of the old one become empty. */
  #look(): void {
    const { buffer } = this.#pdfium.memory;
    this.#floats = new Float32Array(buffer, this.address, bytes / 4);
    this.#doubles = new Float64Array(buffer, this.address, bytes / 8);
    this.#integers = new Uint32Array(buffer, this.address, bytes / 4);
  }
}
