import { type Random, seededRandom } from '@procur/negotiation-engine/random';

/** Draws that are the same for the same seed, so that two runs measure the same catalogue and queries. */
export class SeededRandom {
  /** From 0 up to and without 1. */
  readonly next: Random;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }
}
