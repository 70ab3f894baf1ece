import type { MatchExample } from './match-examples.ts';

/** Weights of the choice model; a candidate's odds stand against those of the other candidates and of "none of them". */
export type ChoiceWeights = { readonly weights: readonly number[]; readonly bias: number };

export type FitOptions = { readonly steps?: number; readonly penalty?: number };

/** Probability of each candidate, with what is left for "none of them". */
export function choose(example: MatchExample, { weights, bias }: ChoiceWeights): number[] {
  const odds = example.candidates.map((features) => Math.exp(bias + dot(weights, features)));
  const all = 1 + odds.reduce((sum, each) => sum + each, 0);
  return odds.map((each) => each / all);
}

/**
 * Maximum likelihood of a conditional logit with an outside choice, by gradient steps with momentum (Adam) over all examples
 * at once: no randomness, so the same data give the same weights.
 */
export function fitChoice(
  examples: readonly MatchExample[],
  signs: readonly number[],
  options: FitOptions = {},
): ChoiceWeights {
  const { steps = 200, penalty = 0.001 } = options;
  const [width, size] = [signs.length, signs.length + 1];
  const packed = examples.map(pack);
  const [values, first, second] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step += 1) {
    const slope = gradient(packed, values, penalty);
    const rate = 0.15 * (1 - step / (steps * 1.05));
    for (let at = 0; at < size; at += 1) {
      const each = slope[at] ?? 0;
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * each;
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * each * each;
      const [mean, square] = [(first[at] ?? 0) / (1 - 0.9 ** step), (second[at] ?? 0) / (1 - 0.999 ** step)];
      const moved = (values[at] ?? 0) - (rate * mean) / (Math.sqrt(square) + 1e-8);
      const sign = signs[at] ?? 0;
      values[at] = sign === 0 ? moved : sign * Math.max(0, sign * moved);
    }
  }
  return { weights: [...values.subarray(0, width)], bias: values[width] ?? 0 };
}

/** The features of all candidates one behind the other: a fit reads them some hundred times. */
type PackedExample = {
  readonly features: Float64Array;
  readonly odds: Float64Array;
  readonly right: ReadonlySet<number>;
  readonly weight: number;
};

function pack({ candidates, right, weight = 1 }: MatchExample): PackedExample {
  return { features: Float64Array.from(candidates.flat()), odds: new Float64Array(candidates.length), right, weight };
}

function gradient(examples: readonly PackedExample[], values: Float64Array, penalty: number): Float64Array {
  const slope = new Float64Array(values.length);
  for (const example of examples) addSlope(slope, example, { values, share: example.weight / examples.length });
  for (let at = 0; at < values.length - 1; at += 1) slope[at] = (slope[at] ?? 0) + penalty * (values[at] ?? 0);
  return slope;
}

type SlopeStep = { readonly values: Float64Array; readonly share: number };

function addSlope(slope: Float64Array, { features, odds, right }: PackedExample, { values, share }: SlopeStep): void {
  const width = values.length - 1;
  const all = 1 + fillOdds(odds, features, values);
  let rightOdds = 0;
  for (const index of right) rightOdds += odds[index] ?? 0;
  for (let index = 0; index < odds.length; index += 1) {
    const own = odds[index] ?? 0;
    // Doubles of the right product share what is expected of it.
    const error = (own / all - (right.has(index) ? own / rightOdds : 0)) * share;
    // Thousands of candidates that nobody would take change nothing in the sum.
    if (Math.abs(error) < 1e-10) continue;
    const from = index * width;
    for (let at = 0; at < width; at += 1) slope[at] = (slope[at] ?? 0) + error * (features[from + at] ?? 0);
    slope[width] = (slope[width] ?? 0) + error;
  }
}

function fillOdds(odds: Float64Array, features: Float64Array, values: Float64Array): number {
  const width = values.length - 1;
  let all = 0;
  for (let index = 0; index < odds.length; index += 1) {
    let score = values[width] ?? 0;
    for (let at = 0; at < width; at += 1) score += (values[at] ?? 0) * (features[index * width + at] ?? 0);
    odds[index] = Math.exp(Math.min(30, score));
    all += odds[index] ?? 0;
  }
  return all;
}

function dot(weights: ArrayLike<number>, features: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < features.length; at += 1) sum += (weights[at] ?? 0) * (features[at] ?? 0);
  return sum;
}
