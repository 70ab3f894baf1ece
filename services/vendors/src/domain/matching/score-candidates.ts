import { type Calibration, calibrate } from './calibration.ts';
import { type FeatureKnowledge, featuresOfAll, hasNumber, namesOneProduct } from './candidate-features.ts';
import { type ScoredCandidate, scoreCandidate } from './candidate-score.ts';
import { checkConstraint } from './constraint.ts';
import { type Features, featureNames } from './feature-names.ts';
import type { LineProfile } from './line-profile.ts';
import { type MatchModel, matchModel } from './match-model.ts';
import type { ProductProfile } from './product-profile.ts';

/** What is known of the catalogue; where it has not been rehearsed, the calibration is the fitted one. */
export type CatalogueKnowledge = FeatureKnowledge & {
  readonly calibration?: Calibration;
  /** Another than the one that is in use, to try it. */
  readonly model?: MatchModel;
};

/**
 * Scores what was found for one line. A line that names a product ("HP LaserJet P3005n") means that one: its candidates compete
 * with each other and with "none of them". A line that names a kind ("cordless drill, 18 V") is met by each that is of the
 * kind and has the facts.
 */
export function scoreCandidates(
  line: LineProfile,
  products: readonly ProductProfile[],
  knowledge: CatalogueKnowledge,
): readonly ScoredCandidate[] {
  return namesOneProduct(line, products, knowledge)
    ? chooseOne(line, products, knowledge)
    : products.map((product) => scoreCandidate(line, product, knowledge));
}

function chooseOne(
  line: LineProfile,
  products: readonly ProductProfile[],
  { model = matchModel, calibration = model.calibration, ...knowledge }: CatalogueKnowledge,
): readonly ScoredCandidate[] {
  const judged = products.map((product) => ({
    product,
    findings: line.constraints.map((constraint) => checkConstraint(constraint, product.attributes)),
  }));
  const features = featuresOfAll(line, judged, knowledge);
  const scores = features.map((each) => scoreOf(each, model));
  const odds = scores.map(Math.exp);
  const all = 1 + odds.reduce((sum, each) => sum + each, 0);
  const any = hasNumber(line) ? {} : { anyProbability: calibrate(oddsOfFirst(odds) / all, calibration) };
  return judged.map(({ product, findings }, index) => ({
    ...any,
    productId: product.id,
    score: scores[index] ?? 0,
    probability: calibrate((odds[index] ?? 0) / all, calibration),
    findings,
    isNamed: true,
    // Told of the few that are offered: for all sixty it took a tenth of the time.
    get factors() {
      return factorsOf(features[index], model);
    },
  }));
}

// As many as a line is offered by default. Sixty candidates that are nothing would together seem to be something.
const offeredTogether = 5;

function oddsOfFirst(odds: readonly number[]): number {
  const first = odds.toSorted((a, b) => b - a).slice(0, offeredTogether);
  return first.reduce((sum, each) => sum + each, 0);
}

function scoreOf(features: Features, { bias, weights }: MatchModel): number {
  return featureNames.reduce((sum, name) => sum + weights[name] * features[name], bias);
}

function factorsOf(features: Features | undefined, { weights }: MatchModel): ScoredCandidate['factors'] {
  if (features === undefined) return [];
  return featureNames
    .map((name) => ({ name, value: features[name], contribution: weights[name] * features[name] }))
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
