import { featuresOfAll, hasNumber, namesOneProduct } from './candidate-features.ts';
import { type ScoredCandidate, scoreCandidate } from './candidate-score.ts';
import { checkConstraint } from './constraint.ts';
import { type Features, featureNames } from './feature-names.ts';
import type { LineProfile } from './line-profile.ts';
import { type MatchModel, matchModel } from './match-model.ts';
import type { ProductProfile } from './product-profile.ts';
import type { TermStatistics } from './term-statistics.ts';

/**
 * Scores what was found for one line. A line that names a product ("HP LaserJet P3005n") means that one: its candidates compete
 * with each other and with "none of them". A line that names a kind ("cordless drill, 18 V") is met by each that is of the
 * kind and has the facts.
 */
export function scoreCandidates(
  line: LineProfile,
  products: readonly ProductProfile[],
  statistics: TermStatistics,
): readonly ScoredCandidate[] {
  return namesOneProduct(line, products)
    ? chooseOne(line, products, statistics)
    : products.map((product) => scoreCandidate(line, product, statistics));
}

function chooseOne(
  line: LineProfile,
  products: readonly ProductProfile[],
  statistics: TermStatistics,
): readonly ScoredCandidate[] {
  const judged = products.map((product) => ({
    product,
    findings: line.constraints.map((constraint) => checkConstraint(constraint, product.attributes)),
  }));
  const features = featuresOfAll(line, judged, statistics);
  const scores = features.map((each) => scoreOf(each, matchModel));
  const odds = scores.map(Math.exp);
  const all = 1 + odds.reduce((sum, each) => sum + each, 0);
  const any = hasNumber(line) ? {} : { anyProbability: calibrated(1 - 1 / all, matchModel) };
  return judged.map(({ product, findings }, index) => ({
    ...any,
    productId: product.id,
    score: scores[index] ?? 0,
    probability: calibrated((odds[index] ?? 0) / all, matchModel),
    findings,
    isNamed: true,
    factors: factorsOf(features[index]),
  }));
}

function scoreOf(features: Features, { bias, weights }: MatchModel): number {
  return featureNames.reduce((sum, name) => sum + weights[name] * features[name], bias);
}

function calibrated(probability: number, { calibration: { slope, shift } }: MatchModel): number {
  const logOdds = Math.log(probability) - Math.log1p(-probability);
  return 1 / (1 + Math.exp(-(slope * logOdds + shift)));
}

function factorsOf(features: Features | undefined): ScoredCandidate['factors'] {
  if (features === undefined) return [];
  return featureNames
    .map((name) => ({ name, value: features[name], contribution: matchModel.weights[name] * features[name] }))
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
