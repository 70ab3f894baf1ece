import { upperBound } from '../../src/domain/matching/binomial-bounds.ts';
import { calibrate } from '../../src/domain/matching/calibration.ts';
import { featureNames } from '../../src/domain/matching/feature-names.ts';
import type { CatalogueLessons } from '../../src/domain/matching/rehearsal.ts';
import type { ChoiceWeights } from './fit-choice.ts';
import { probabilitiesOf } from './match-answers.ts';
import type { MatchExample } from './match-examples.ts';

export type Thresholds = { readonly accept: number; readonly review: number };

/** What decides about an example: a model that has not seen its brand, or its source, and what its catalogue taught about it. */
export type Judge = { readonly model: ChoiceWeights; readonly lessons: CatalogueLessons };

export type Decision = {
  readonly probability: number;
  readonly isRight: boolean;
  readonly exists: boolean;
  /** Whether it may be taken without a person from a high enough probability. */
  readonly isTakeable: boolean;
  /** Whether the line names one product; of a kind others may be as right as the one it was made of. */
  readonly namesOne: boolean;
  /** Threshold of its catalogue; 0 where the fitted one stands. */
  readonly accept: number;
};

const deviations = [featureNames.indexOf('facts differ'), featureNames.indexOf('facts differ despite the same number')];

export function decide(example: MatchExample, { model, lessons }: Judge): Decision {
  const probabilities = probabilitiesOf(example, model);
  const best = Math.max(0, ...probabilities);
  const place = probabilities.indexOf(best);
  const features = example.candidates[place] ?? [];
  return {
    probability: probabilities.length === 0 || !example.namesOne ? best : calibrate(best, lessons.calibration),
    isRight: example.right.has(place),
    exists: example.exists,
    namesOne: example.namesOne,
    isTakeable: example.namesOne
      ? deviations.every((at) => (features[at] ?? 0) === 0)
      : example.bearsAll[place] === true,
    accept: lessons.accept,
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
  /** Taken besides, because the line names a kind and the product bears all of it; some are not what it was made of. */
  readonly acceptedAsKind: number;
  readonly otherThanMeant: number;
};

export function figuresOf(decisions: readonly Decision[], { accept, review }: Thresholds): OutcomeFigures {
  const matchable = decisions.filter(({ exists }) => exists).length;
  const offered = decisions.filter(({ probability }) => probability >= review);
  const right = offered.filter(({ isRight }) => isRight).length;
  const [precision, recall] = [right / offered.length, right / matchable];
  const absent = decisions.filter(({ exists }) => !exists);
  const taken = offered.filter((one) => one.isTakeable && one.probability >= Math.max(accept, one.accept));
  const accepted = taken.filter(({ namesOne }) => namesOne);
  const wrong = accepted.filter(({ isRight }) => !isRight).length;
  return {
    f1: (2 * precision * recall) / (precision + recall),
    refused: absent.filter(({ probability }) => probability < review).length / absent.length,
    accepted: accepted.length,
    wrong: accepted.length === 0 ? 0 : wrong / accepted.length,
    wrongAtMost: upperBound(wrong, accepted.length, 0.95),
    acceptedOfMatchable: (accepted.length - wrong) / matchable,
    acceptedAsKind: taken.length - accepted.length,
    otherThanMeant: taken.filter(({ namesOne, isRight }) => !namesOne && !isRight).length,
  };
}
