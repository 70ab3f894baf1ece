import type { Labelled } from '../../src/domain/matching/calibration.ts';
import { type ChoiceWeights, choose } from './fit-choice.ts';
import type { Corpus, ExampleSet } from './match-corpus.ts';
import type { MatchExample } from './match-examples.ts';

/** Brands fall into one of two halves by their letters alone. */
export function halfOf(brand: string): number {
  let hash = 7;
  for (const letter of brand.toLowerCase()) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % 2;
}

// There are few of them, and offering a toner for the printer is the mistake people laugh about.
const deviceWeight = 5;

/** What a model learns from: lines of which two thirds ask in vain, and some more that do not. All brands, or one half of them. */
export function trainingOf({ sets, devices }: Corpus, half?: number, source?: ExampleSet['source']): MatchExample[] {
  const isWanted = ({ brand }: MatchExample) => half === undefined || halfOf(brand) === half;
  const examples = sets
    .filter((set) => source === undefined || set.source === source)
    .flatMap((set) => {
      const weight = weightOf(set);
      const more = set.present.filter((_, index) => index % 3 === 0);
      return [...set.mixed, ...more].map((example) => ({ ...example, weight }));
    });
  return [
    ...examples,
    ...(source === 'abt-buy' ? [] : devices.map((example) => ({ ...example, weight: deviceWeight }))),
  ].filter(isWanted);
}

/** Descriptions like "ink cartridge" often fit many products and name none; with a price it is the same line once more. */
function weightOf({ name }: ExampleSet): number {
  return name.includes('description') || name.includes('priced') ? 0.3 : 1;
}

/** The best answer to each line of one half of the brands, where two thirds ask in vain. */
export function answersOf({ sets }: Corpus, model: ChoiceWeights, half?: number): Labelled[] {
  return sets.flatMap((set) =>
    set.mixed
      .filter(({ brand, namesOne }) => namesOne && (half === undefined || halfOf(brand) === half))
      .flatMap((example) => {
        const answer = bestOf(example, model);
        return answer ? [{ ...answer, weight: weightOf(set) }] : [];
      }),
  );
}

/** As the service decides: a model weighs the candidates of a line that names a product. */
export function probabilitiesOf(example: MatchExample, model: ChoiceWeights): readonly number[] {
  return example.namesOne ? choose(example, model) : example.asKind;
}

export function bestOf(example: MatchExample, model: ChoiceWeights): Omit<Labelled, 'weight'> | undefined {
  const probabilities = probabilitiesOf(example, model);
  if (probabilities.length === 0) return undefined;
  const probability = Math.max(...probabilities);
  return { probability, isRight: example.right.has(probabilities.indexOf(probability)) };
}
