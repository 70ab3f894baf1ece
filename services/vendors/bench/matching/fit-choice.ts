import type { MatchExample } from './match-examples.ts';

/** Weights of the choice model; a candidate's odds stand against those of the other candidates and of "none of them". */
export type ChoiceWeights = { readonly weights: readonly number[]; readonly bias: number; readonly rivalry: number };

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
  const [values, first, second] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step += 1) {
    const slope = gradient(examples, values, penalty);
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
  return { weights: [...values.subarray(0, width)], bias: values[width] ?? 0, rivalry: 1 };
}

function gradient(examples: readonly MatchExample[], values: Float64Array, penalty: number): Float64Array {
  const width = values.length - 1;
  const slope = new Float64Array(values.length);
  const share = 1 / examples.length;
  for (const { candidates, right, weight = 1 } of examples) {
    const odds = candidates.map((features) => Math.exp(Math.min(30, (values[width] ?? 0) + dot(values, features))));
    const all = 1 + odds.reduce((sum, each) => sum + each, 0);
    // Doubles of the right product share what is expected of it.
    const rightOdds = [...right].reduce((sum, index) => sum + (odds[index] ?? 0), 0);
    candidates.forEach((features, index) => {
      const expected = right.has(index) ? (odds[index] ?? 0) / rightOdds : 0;
      const error = ((odds[index] ?? 0) / all - expected) * share * weight;
      if (Math.abs(error) < 1e-12) return;
      for (let at = 0; at < width; at += 1) slope[at] = (slope[at] ?? 0) + error * (features[at] ?? 0);
      slope[width] = (slope[width] ?? 0) + error;
    });
  }
  for (let at = 0; at < width; at += 1) slope[at] = (slope[at] ?? 0) + penalty * (values[at] ?? 0);
  return slope;
}

function dot(weights: ArrayLike<number>, features: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < features.length; at += 1) sum += (weights[at] ?? 0) * (features[at] ?? 0);
  return sum;
}
