import { type Calibration, fitCalibration } from '../../src/domain/matching/calibration.ts';
import { featureNames } from '../../src/domain/matching/feature-names.ts';
import type { MatchModel } from '../../src/domain/matching/match-model.ts';
import { type CatalogueLessons, learnLessons, rehearse } from '../../src/domain/matching/rehearsal.ts';
import type { ChoiceWeights } from './fit-choice.ts';
import { fittedWeights } from './fitted-weights.ts';
import { answersOf, halfOf, trainingOf } from './match-answers.ts';
import type { Corpus, ExampleSet, Rehearsal } from './match-corpus.ts';
import type { MatchExample } from './match-examples.ts';
import type { Judge } from './measure-decisions.ts';

/** Who decides about an example of a set. */
export type JudgeOf = (set: ExampleSet, example: MatchExample) => Judge;

const limit = { risk: 0.02, confidence: 0.95 };

/** With what the catalogue's rehearsals have taught, and without. */
export type Judges = { readonly rehearsed: JudgeOf; readonly fitted: JudgeOf };

/** Each example is decided by weights that were fitted on the other half of the brands. */
export function judgesOfOtherBrands(corpus: Corpus, accept: number): Judges {
  const halves = [0, 1].map((half) => fittedWeights(trainingOf(corpus, half)));
  const calibration = calibrationOf(corpus, halves);
  const judges = halves.map((weights) => judgesWith({ weights, calibration }, accept));
  const ofExample = ({ brand }: MatchExample) => {
    const judge = judges[1 - halfOf(brand)];
    if (judge === undefined) throw new Error('a half of the brands has no model');
    return judge;
  };
  return {
    rehearsed: (set, example) => ofExample(example).rehearsed(set, example),
    fitted: (set, example) => ofExample(example).fitted(set, example),
  };
}

/** Each example is decided by weights and a calibration of one source alone; undefined where that is not there. */
export function judgesOfSource(corpus: Corpus, source: ExampleSet['source'], accept: number): Judges | undefined {
  if (!corpus.sets.some((set) => set.source === source)) return undefined;
  const own = { ...corpus, sets: corpus.sets.filter((set) => set.source === source) };
  const halves = [0, 1].map((half) => fittedWeights(trainingOf(own, half, source)));
  const weights = fittedWeights(trainingOf(own, undefined, source));
  return judgesWith({ weights, calibration: calibrationOf(own, halves) }, accept);
}

/** On brands that the weights have not seen: on its own a model is too sure of itself. */
function calibrationOf(corpus: Corpus, halves: readonly ChoiceWeights[]): Calibration {
  return fitCalibration(halves.flatMap((model, half) => answersOf(corpus, model, 1 - half)));
}

type Fitted = { readonly weights: ChoiceWeights; readonly calibration: Calibration };

function judgesWith({ weights, calibration }: Fitted, accept: number): Judges {
  const lessonsByRehearsal = new Map<Rehearsal, CatalogueLessons>();
  const lessonsOf = (rehearsal: Rehearsal) => {
    const model = toModel({ weights, calibration });
    const answers = rehearsal.questions.flatMap((one) => rehearse(one, { ...rehearsal.knowledge, model }));
    return learnLessons(answers, { calibration, accept }, limit);
  };
  const untaught = { model: weights, lessons: { calibration, accept: 0, answers: 0 } };
  return {
    fitted: () => untaught,
    rehearsed: ({ rehearsal }) => {
      const lessons = lessonsByRehearsal.get(rehearsal) ?? lessonsOf(rehearsal);
      lessonsByRehearsal.set(rehearsal, lessons);
      return { model: weights, lessons };
    },
  };
}

function toModel({ weights: { weights, bias }, calibration }: Fitted): MatchModel {
  const byName = Object.fromEntries(featureNames.map((name, at) => [name, weights[at] ?? 0]));
  return { version: 'tried', bias, weights: { ...zeroes, ...byName }, calibration };
}

const zeroes = Object.fromEntries(featureNames.map((name) => [name, 0])) as MatchModel['weights'];
