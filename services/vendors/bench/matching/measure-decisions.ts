import { upperBound } from '../../src/domain/matching/binomial-bounds.ts';
import { featureNames } from '../../src/domain/matching/feature-names.ts';
import { type ChoiceWeights, choose } from './fit-choice.ts';
import { type Calibration, calibrate } from './fit-platt.ts';
import type { MatchExample } from './match-examples.ts';

export type Thresholds = { readonly accept: number; readonly review: number };

/** The model that decides about an example: one that has not seen its brand, or its source. */
export type ModelOf = (example: MatchExample) => ChoiceWeights;

export type Decision = {
  readonly probability: number;
  readonly isRight: boolean;
  readonly exists: boolean;
  /** Not taken without a person, however probable: a fact of the product differs from the line. */
  readonly isDeviation: boolean;
};

const deviations = [featureNames.indexOf('facts differ'), featureNames.indexOf('facts differ despite the same number')];

export function decide(example: MatchExample, model: ChoiceWeights, calibration: Calibration): Decision {
  const probabilities = choose(example, model);
  const best = Math.max(0, ...probabilities);
  const place = probabilities.indexOf(best);
  const features = example.candidates[place] ?? [];
  return {
    probability: probabilities.length === 0 ? 0 : calibrate(best, calibration),
    isRight: example.right.has(place),
    exists: example.exists,
    isDeviation: deviations.some((at) => (features[at] ?? 0) > 0),
  };
}

/** What the three outcomes amount to. */
export type OutcomeFigures = {
  readonly f1: number;
  readonly refused: number;
  readonly accepted: number;
  readonly wrong: number;
  /** Not more than this share is wrong, with 95 % confidence. */
  readonly wrongAtMost: number;
  readonly acceptedOfMatchable: number;
};

export function figuresOf(decisions: readonly Decision[], { accept, review }: Thresholds): OutcomeFigures {
  const matchable = decisions.filter(({ exists }) => exists).length;
  const offered = decisions.filter(({ probability }) => probability >= review);
  const right = offered.filter(({ isRight }) => isRight).length;
  const [precision, recall] = [right / offered.length, right / matchable];
  const absent = decisions.filter(({ exists }) => !exists);
  const accepted = offered.filter(({ probability, isDeviation }) => probability >= accept && !isDeviation);
  const wrong = accepted.filter(({ isRight }) => !isRight).length;
  return {
    f1: (2 * precision * recall) / (precision + recall),
    refused: absent.filter(({ probability }) => probability < review).length / absent.length,
    accepted: accepted.length,
    wrong: accepted.length === 0 ? 0 : wrong / accepted.length,
    wrongAtMost: upperBound(wrong, accepted.length, 0.95),
    acceptedOfMatchable: (accepted.length - wrong) / matchable,
  };
}
