import type { Calibration } from './calibration.ts';
import type { FeatureName } from './feature-names.ts';
import coefficients from './match-model.json' with { type: 'json' };

/**
 * What bench/fit-matching.ts has found: the weight of each feature in the log odds of a candidate against "none of them", how
 * the odds become a probability, and from which probability a match may be taken. Written by that script, never by hand.
 */
export type MatchModel = {
  /** Probabilities of two versions cannot be compared. */
  readonly version: string;
  readonly bias: number;
  readonly weights: Readonly<Record<FeatureName, number>>;
  readonly calibration: Calibration;
};

export const matchModel: MatchModel = coefficients;
