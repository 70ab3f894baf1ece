export type ScoredSlot = { readonly slot: number; readonly score: number };

/** The best few of many: a heap whose root is the worst of them. */
export class BestSlots {
  readonly #limit: number;
  readonly #isBefore: (a: number, b: number) => boolean;
  readonly #heap: ScoredSlot[] = [];

  constructor(limit: number, isBefore: (a: number, b: number) => boolean) {
    this.#limit = limit;
    this.#isBefore = isBefore;
  }

  /** What a slot must reach to have a chance. */
  get lowest(): number {
    return this.#heap.length < this.#limit ? 0 : (this.#heap[0]?.score ?? 0);
  }

  offer(entry: ScoredSlot): void {
    if (this.#heap.length < this.#limit) {
      this.#heap.push(entry);
      this.#up(this.#heap.length - 1);
      return;
    }
    const worst = this.#heap[0];
    if (worst === undefined || !this.#isBetter(entry, worst)) return;
    this.#heap[0] = entry;
    this.#down(0);
  }

  sorted(): ScoredSlot[] {
    return this.#heap.sort((a, b) => (this.#isBetter(a, b) ? -1 : 1));
  }

  #isBetter(a: ScoredSlot, b: ScoredSlot): boolean {
    return a.score > b.score || (a.score === b.score && this.#isBefore(a.slot, b.slot));
  }

  #up(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(from: number): void {
    let at = from;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let worst = at;
      if (left < this.#heap.length && this.#isWorse(left, worst)) worst = left;
      if (right < this.#heap.length && this.#isWorse(right, worst)) worst = right;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isWorse(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    return first !== undefined && second !== undefined && this.#isBetter(second, first);
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}
