/**
 * How good matching is on data nobody on the project wrote: `node services/vendors/bench/quality-matching.ts [--data <folder>]
 * [--json]`. Every figure about decisions comes from a model that has not seen the brand, or the source, it decides about: the
 * model is fitted anew for that, which takes about two minutes.
 */

import { parseArgs } from 'node:util';
import { measureText } from '@procur/testing/measures';
import { settings } from '../src/config.ts';
import { dataFolder } from './matching/data-folder.ts';
import { type JudgeOf, type Judges, judgesOfOtherBrands, judgesOfSource } from './matching/judges.ts';
import { kindLines } from './matching/kind-lines.ts';
import { bestOf } from './matching/match-answers.ts';
import { type Corpus, type ExampleSet, readCorpus } from './matching/match-corpus.ts';
import { readAbtBuy, readGrades, readIcecat } from './matching/match-data.ts';
import { searchable } from './matching/match-examples.ts';
import { asItem } from './matching/match-sets.ts';
import { type Decision, decide, figuresOf } from './matching/measure-decisions.ts';
import { kindFigures } from './matching/measure-kinds.ts';
import { rankingQuality, refusedSearches, scoringTimeMs } from './matching/measure-ranking.ts';
import { type QualityMeasure, toMeasure } from './matching/quality-measure.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'boolean' } } });
const folder = dataFolder(values.data);
const thresholds = {
  accept: Number(settings.matching.acceptProbability.default),
  review: Number(settings.matching.reviewProbability.default),
};
const linesOfIcecat = 600;
const linesOfAKind = 600;
const measured = [...measureDecisions(), ...measureKinds(), ...measureSearches()];
if (measured.length === 0) console.log(`neither er-benchmarks nor chorus-icecat is in ${folder}: nothing measured`);
else console.log(measureText(measured.map(toMeasure), values.json ?? false));

function measureDecisions(): QualityMeasure[] {
  const corpus = readCorpus(folder, linesOfIcecat);
  const bySource = { 'abt-buy': 'icecat', icecat: 'abt-buy' } as const;
  const sources = (['abt-buy', 'icecat'] as const).filter((source) => corpus.sets.some((set) => set.source === source));
  const otherBrands = judgesOfOtherBrands(corpus, thresholds.accept);
  return sources.flatMap((source) => {
    const sets = corpus.sets.filter((set) => set.source === source && !/description|priced/.test(set.name));
    const priced = corpus.sets.filter((set) => set.source === source && set.name.includes('priced'));
    const elsewhere = judgesOfSource(corpus, bySource[source], thresholds.accept);
    return [
      ...measuresOf(sets, otherBrands, `${source}, fitted on other brands`),
      ...(priced.length > 0 ? measuresOf(priced, otherBrands, `${source} with prices, fitted on other brands`) : []),
      ...(elsewhere ? measuresOf(sets, elsewhere, `${source}, fitted on ${bySource[source]} alone`) : []),
      ...(source === 'icecat' ? deviceMeasures(corpus, otherBrands) : []),
    ];
  });
}

function measuresOf(sets: readonly ExampleSet[], { rehearsed, fitted }: Judges, data: string): QualityMeasure[] {
  const decisionsBy = (judgeOf: JudgeOf) =>
    sets.flatMap((set) => set.mixed.map((example) => decide(example, judgeOf(set, example))));
  return [
    ...recallMeasures(sets, fitted, data),
    ...outcomeMeasures(decisionsBy(rehearsed), data),
    ...outcomeMeasures(decisionsBy(fitted), `${data}, not rehearsed`),
  ];
}

function recallMeasures(sets: readonly ExampleSet[], judgeOf: JudgeOf, data: string): QualityMeasure[] {
  const answers = sets.flatMap((set) => set.present.map((example) => bestOf(example, judgeOf(set, example).model)));
  const right = answers.filter((answer) => answer?.isRight).length;
  const note = `${answers.length} lines`;
  return [{ measure: `record matching R@1 (${data})`, value: right / answers.length, toBeat: 0.883, aim: 0.93, note }];
}

function outcomeMeasures(decisions: readonly Decision[], data: string): QualityMeasure[] {
  const figures = figuresOf(decisions, thresholds);
  const { f1, refused, accepted, wrong, wrongAtMost, acceptedOfMatchable } = figures;
  const { acceptedAsKind, otherThanMeant } = figures;
  const asKind = `${acceptedAsKind} more as a kind that bears all that is said, ${otherThanMeant} of them not what was meant`;
  const note = `two thirds of ${decisions.length} lines ask in vain`;
  const bound = `${accepted} accepted from ${thresholds.accept} or more; not above ${wrongAtMost.toFixed(3)} with 95 % confidence`;
  return [
    { measure: `top-1 F1 with "no match" (${data})`, value: f1, toBeat: 0.642, aim: 0.75, note },
    { measure: `wrong among auto-accepted (${data})`, value: wrong, aim: 0.02, isBetterLow: true, note: bound },
    {
      measure: `accepted of the matchable (${data})`,
      value: acceptedOfMatchable,
      aim: 0.6,
      note: `${note}; ${asKind}`,
    },
    { measure: `refused with neighbours left (${data})`, value: refused, aim: 0.9, note: `below ${thresholds.review}` },
  ];
}

function deviceMeasures({ devices, sets }: Corpus, { rehearsed }: Judges): QualityMeasure[] {
  const [set] = sets.filter(({ source }) => source === 'icecat');
  if (set === undefined) return [];
  const decisions = devices.map((example) => decide(example, rehearsed(set, example)));
  const refused = decisions.filter(({ probability }) => probability < thresholds.review).length / decisions.length;
  const note = `${decisions.length} devices the catalogue only has accessories for`;
  return [{ measure: 'refused where only accessories are there', value: refused, aim: 0.9, note }];
}

function measureKinds(): QualityMeasure[] {
  const sources = { icecat: readIcecat(folder), 'abt-buy': readAbtBuy(folder)?.abt.map(asItem) };
  return Object.entries(sources).flatMap(([source, items]) => {
    if (items === undefined) return [];
    const lines = kindLines(items, linesOfAKind);
    const { acceptedOfAnswerable, wrong, wrongAtMost, accepted } = kindFigures(lines, searchable(items), thresholds);
    const bound = `${accepted} accepted; not above ${wrongAtMost.toFixed(3)} with 95 % confidence`;
    const note = `${lines.length} lines, each once more with all that is right taken out`;
    return [
      {
        measure: `wrong among accepted lines of a kind (${source})`,
        value: wrong,
        aim: 0.02,
        isBetterLow: true,
        note: bound,
      },
      { measure: `accepted lines of a kind (${source})`, value: acceptedOfAnswerable, note },
    ];
  });
}

function measureSearches(): QualityMeasure[] {
  const products = readIcecat(folder);
  if (products === undefined) return [];
  const [catalogue, grades] = [searchable(products), readGrades(folder)];
  const note = 'weights set by hand on these queries';
  return [
    { measure: 'condensed nDCG@10', value: rankingQuality(catalogue, grades), toBeat: 0.797, aim: 0.85, note },
    {
      measure: 'refused of the searches nothing was right for',
      value: refusedSearches(catalogue, grades, thresholds.review),
      note: 'graded by people; two of the five have a fitting product that nobody graded',
    },
    {
      measure: 'processor time a line, ms',
      value: scoringTimeMs(catalogue, products),
      aim: 1,
      isBetterLow: true,
      note: 'up to 60 candidates compared',
    },
  ];
}
