import { DomainError } from '@procur/service-kit/domain-error';

/** What the parts of a vendor's score count where nobody says otherwise; they add up to 1. Judgement, not measurement. */
export const defaultScoreWeights = {
  compliance: 0.25,
  price: 0.25,
  rating: 0.15,
  features: 0.15,
  'lead time': 0.1,
  category: 0.1,
} as const;
export type ScorePartName = keyof typeof defaultScoreWeights;

export type ScoreWeights = Readonly<Record<ScorePartName, number>>;

/** The weights as shares that add up to 1, from any relative figures. */
export function scoreWeights(given: Readonly<Partial<Record<ScorePartName, number>>>): ScoreWeights {
  const weights = { ...defaultScoreWeights, ...given };
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  const shares = Object.entries(weights).map(([name, weight]) => [name, weight / sum]);
  return Object.fromEntries(shares) as ScoreWeights;
}

/**
 * Weights by name as a caller states them.
 * @throws DomainError invalid for a part that there is not, a weight outside 0 to 100, or weights that leave nothing to count.
 */
export function requireWeights(
  given: readonly { readonly part: string; readonly weight: number }[],
): Readonly<Partial<Record<ScorePartName, number>>> {
  const names = Object.keys(defaultScoreWeights);
  for (const [index, { part, weight }] of given.entries()) {
    const field = `weights[${index}]`;
    if (!names.includes(part)) throw invalid(`${field}.part`, part, names);
    if (!(weight >= 0 && weight <= 100)) throw invalid(`${field}.weight`, String(weight), ['0 to 100']);
  }
  const weights = Object.fromEntries(given.map(({ part, weight }) => [part, weight]));
  const counts = Object.values({ ...defaultScoreWeights, ...weights }).some((weight) => weight > 0);
  if (!counts) throw invalid('weights', 'all 0', ['at least one above 0']);
  return weights;
}

function invalid(field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', 'WEIGHTS_INVALID', `${field}: given "${given}"`, { field, given, allowed });
}
