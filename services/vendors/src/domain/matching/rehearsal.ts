import { lowerBound } from './binomial-bounds.ts';
import { type Calibration, calibrate, fitCalibration, type Labelled } from './calibration.ts';
import type { ScoredCandidate } from './candidate-score.ts';
import { type RiskLimit, thresholdGrid } from './learned-threshold.ts';
import type { LineProfile } from './line-profile.ts';
import type { ProductProfile } from './product-profile.ts';
import { type CatalogueKnowledge, scoreCandidates } from './score-candidates.ts';

/** The best answer to a rehearsed line, with its probability before calibration. */
export type RehearsedAnswer = Labelled & {
  /** Whether it could have been taken without a person. */
  readonly isTakeable: boolean;
};

export type RehearsedQuestion = {
  readonly line: LineProfile;
  /** The product whose words the line has. */
  readonly asked: ProductProfile;
  /** What the search finds for the line. */
  readonly found: readonly ProductProfile[];
};

const uncalibrated: Calibration = { slope: 1, shift: 0 };

/**
 * How a line of which the answer is known is answered, with the product in the catalogue and with it taken out. Out of it, its
 * sisters are the traps, and every answer is wrong; as two lines in three may ask in vain, that counts twice. Nothing is
 * learned from lines that name a kind: to those several products are right.
 */
export function rehearse(
  { line, asked, found }: RehearsedQuestion,
  knowledge: CatalogueKnowledge,
): readonly RehearsedAnswer[] {
  const others = found.filter((product) => !isSameThing(product, asked));
  const answer = (candidates: readonly ProductProfile[]) =>
    bestOf(scoreCandidates(line, candidates, { ...knowledge, calibration: uncalibrated }));
  const [inside, outside] = [answer(found), answer(others)];
  const double = new Set(found.filter((product) => isSameThing(product, asked)).map(({ id }) => id));
  return [
    ...(inside ? [{ ...inside, isRight: double.has(inside.productId), weight: 1 }] : []),
    ...(outside ? [{ ...outside, isRight: false, weight: 2 }] : []),
  ];
}

function bestOf(scored: readonly ScoredCandidate[]) {
  const [best] = scored.toSorted((a, b) => b.probability - a.probability);
  if (best === undefined || !best.isNamed) return undefined;
  const isTakeable = best.findings.every(({ status }) => status !== 'violated');
  return { productId: best.productId, probability: best.probability, isTakeable };
}

/** Catalogues hold the same thing twice under names that differ in a word more; who gets the other one gets the right one. */
function isSameThing(left: ProductProfile, right: ProductProfile): boolean {
  if (left.id === right.id) return true;
  const isMore = left.nameTerms.size >= right.nameTerms.size;
  const [more, fewer] = isMore ? [left.nameTerms, right.nameTerms] : [right.nameTerms, left.nameTerms];
  if (!fewer.isSubsetOf(more) || fewer.size < 0.7 * more.size) return false;
  return [...more.difference(fewer)].every((term) => !/\d/.test(term));
}

/** What the rehearsals of one catalogue have taught about it. */
export type CatalogueLessons = {
  readonly calibration: Calibration;
  /** Probability below which nothing of this catalogue is taken without a person; 0 where the fitted threshold stands. */
  readonly accept: number;
  /** Answers that were rehearsed. */
  readonly answers: number;
};

// Fewer say nothing about a catalogue; then the fitted calibration stands.
const fewestAnswers = 60;
// The fitted calibration counts as much as so many answers: a small catalogue moves it less.
const answersOfBelief = 5;

/** What stands without rehearsals. */
export type FittedDecision = { readonly calibration: Calibration; readonly accept: number };

/** The calibration of one catalogue, and a higher threshold where its rehearsals refute the fitted one. */
export function learnLessons(
  answers: readonly RehearsedAnswer[],
  fitted: FittedDecision,
  limit: RiskLimit,
): CatalogueLessons {
  if (answers.length < fewestAnswers) return { calibration: fitted.calibration, accept: 0, answers: answers.length };
  const calibration = bounded(fitCalibration(answers, { calibration: fitted.calibration, answers: answersOfBelief }));
  const calibrated = answers.map((answer) => ({ ...answer, probability: calibrate(answer.probability, calibration) }));
  return { calibration, accept: raisedThreshold(calibrated, fitted.accept, limit), answers: answers.length };
}

/**
 * The lowest threshold that the rehearsals do not refute; 0 where that is the fitted one. Rehearsed lines are easier than
 * people's: they may refute a threshold, but not prove a lower one.
 */
function raisedThreshold(
  answers: readonly RehearsedAnswer[],
  fittedAccept: number,
  { risk, confidence }: RiskLimit,
): number {
  // As many as there were: to weigh an answer double makes no second proof of it.
  const scale = answers.length / weightOf(answers);
  const count = (some: readonly RehearsedAnswer[]) => Math.round(weightOf(some) * scale);
  const isStanding = (threshold: number) => {
    const taken = answers.filter(({ probability, isTakeable }) => isTakeable && probability >= threshold);
    const wrong = taken.filter(({ isRight }) => !isRight);
    return lowerBound(count(wrong), count(taken), confidence) <= risk;
  };
  if (isStanding(fittedAccept)) return 0;
  return thresholdGrid.find((threshold) => threshold > fittedAccept && isStanding(threshold)) ?? 1;
}

function weightOf(answers: readonly RehearsedAnswer[]): number {
  return answers.reduce((sum, { weight }) => sum + weight, 0);
}

/** However the rehearsals went: more certain answers stay more probable, and none becomes certain by calibration alone. */
function bounded({ slope, shift }: Calibration): Calibration {
  const within = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value));
  return { slope: within(slope, 0.5, 2), shift: within(shift, -2, 2) };
}
