import { seededRandom } from '@procur/negotiation-engine/random';

/** Draws for one session. */
export type Draw = {
  readonly chance: (probability: number) => boolean;
  /** A whole number, both ends included. */
  readonly whole: (min: number, max: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  readonly some: <Value>(values: readonly Value[]) => readonly Value[];
};

export function drawFrom(seed: number): Draw {
  const random = seededRandom(seed);
  const chance = (probability: number) => random() < probability;
  const whole = (min: number, max: number) => min + Math.floor(random() * (max - min + 1));
  return {
    chance,
    whole,
    pick: <Value>(values: readonly Value[]) => values[whole(0, values.length - 1)] as Value,
    some: (values) => values.filter(() => chance(0.6)),
  };
}
