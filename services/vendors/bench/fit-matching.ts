/**
 * Fits the weights of matching: `node services/vendors/bench/fit-matching.ts [--data <folder>] [--write]`. The same data give
 * the same coefficients. With --write they go to src/domain/matching/match-model.json.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fitCalibration } from '../src/domain/matching/calibration.ts';
import { featureNames } from '../src/domain/matching/feature-names.ts';
import { dataFolder } from './matching/data-folder.ts';
import type { ChoiceWeights } from './matching/fit-choice.ts';
import { fittedWeights } from './matching/fitted-weights.ts';

import { answersOf, trainingOf } from './matching/match-answers.ts';
import { readCorpus } from './matching/match-corpus.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, write: { type: 'boolean' }, version: { type: 'string' } },
});
const linesOfIcecat = 900;
const corpus = readCorpus(dataFolder(values.data), linesOfIcecat);

// Calibrated on brands that the weights were not fitted on: on its own brands a model is too sure of itself.
const outOfFold = [0, 1].flatMap((half) => {
  const model = fittedWeights(trainingOf(corpus, half));
  return answersOf(corpus, model, 1 - half);
});
const model = fittedWeights(trainingOf(corpus));
const calibration = fitCalibration(outOfFold);
const written = toModel(model);
console.log(JSON.stringify(written, undefined, 2));
console.log(`examples ${trainingOf(corpus).length}, brands apart: ${outOfFold.length} answers`);
if (values.write)
  writeFileSync(
    join(import.meta.dirname, '../src/domain/matching/match-model.json'),
    `${JSON.stringify(written, undefined, 2)}\n`,
  );

function toModel({ weights, bias }: ChoiceWeights) {
  return {
    version: values.version ?? '1',
    bias: rounded(bias),
    weights: Object.fromEntries(featureNames.map((name, index) => [name, rounded(weights[index] ?? 0)])),
    calibration: { slope: rounded(calibration.slope), shift: rounded(calibration.shift) },
  };
}

function rounded(value: number): number {
  // No minus zero: it would be written as 0 and read as another number.
  return Number(value.toFixed(3)) + 0;
}
