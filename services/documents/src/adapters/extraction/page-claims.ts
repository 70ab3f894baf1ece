const reader = 1;
const helper = 2;

/** Which of the two threads that read one document takes a page. The memory is theirs in common, so no page is taken twice. */
export class PageClaims {
  readonly shared: SharedArrayBuffer;
  readonly #takers: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared;
    this.#takers = new Int32Array(shared);
  }

  static forPages(count: number): PageClaims {
    return new PageClaims(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
  }

  get pages(): number {
    return this.#takers.length;
  }

  /** Whether the page, counted from 0, was still free. */
  take(page: number, by: 'reader' | 'helper'): boolean {
    return Atomics.compareExchange(this.#takers, page, 0, by === 'reader' ? reader : helper) === 0;
  }

  /** Leaves no page for the helper. */
  close(): void {
    for (let page = 0; page < this.pages; page += 1) this.take(page, 'reader');
  }

  get isHelped(): boolean {
    return this.#takers.some((_, page) => Atomics.load(this.#takers, page) === helper);
  }
}
