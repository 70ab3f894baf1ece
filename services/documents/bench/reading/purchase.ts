export const languages = ['en', 'es', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A line to buy as it is known before it is rendered; what reading gives back is compared with it. */
export type PurchaseLine = {
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitCode: string;
  readonly unitPrice: string;
};

export type Purchase = {
  readonly name: string;
  readonly language: Language;
  readonly currency: string;
  readonly title: string;
  readonly buyer: string;
  readonly lines: readonly PurchaseLine[];
  /** YYYY-MM-DD. */
  readonly submission: string;
  readonly questions: string;
  readonly deliveryDays: number;
};

/** Deterministic: the same seed gives the same documents on every machine. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  shuffled<T>(from: readonly T[]): T[] {
    return [...from]
      .map((value) => ({ value, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ value }) => value);
  }
}
