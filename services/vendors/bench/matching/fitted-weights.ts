import { featureNames, featureSigns } from '../../src/domain/matching/feature-names.ts';
import { type ChoiceWeights, fitChoice } from './fit-choice.ts';
import type { MatchExample } from './match-examples.ts';

// The data hold nothing that is alike in words and costs a fiftieth, so there is nothing to fit it on (-.08). By hand: a price
// as far off as that divides the odds by four and a half, and says nothing within a factor of three.
const setByHand: Partial<Record<string, number>> = { 'price far from what is expected': -1.5 };

/** Weights fitted on the examples, and those that no data tells. */
export function fittedWeights(examples: readonly MatchExample[]): ChoiceWeights {
  const { weights, bias } = fitChoice(examples, Object.values(featureSigns));
  return { bias, weights: featureNames.map((name, at) => setByHand[name] ?? weights[at] ?? 0) };
}
