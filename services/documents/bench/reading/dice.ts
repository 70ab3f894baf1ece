import { type Random, seededRandom } from '@procur/negotiation-engine/random';

/** Deterministic: the same seed gives the same documents on every machine. */
export class Dice {
  /** From 0 up to and without 1. */
  readonly next: Random;
  constructor(seed: number) {
    this.next = seededRandom(seed);
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
