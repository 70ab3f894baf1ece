import type { Measure } from '@procur/testing/measures';
import { readTxt } from '../../src/adapters/extraction/read-txt.ts';
import { readRequirements } from '../../src/domain/reading/read-requirements.ts';
import type { TenderFacts } from '../../src/domain/reading/tender-facts.ts';
import { Dice } from './dice.ts';
import { type Language, languages } from './purchase.ts';
import { calibrationError, summarise } from './score.ts';
import { surroundings } from './surroundings.ts';
import { certificateNames, type TermsWords, termsWords } from './terms-words.ts';

const kinds = ['criterion', 'certificate', 'payment', 'warranty', 'place', 'contact'] as const;
type Kind = (typeof kinds)[number];
type TermOutcome = { readonly term: Kind; readonly kind: 'right' | 'wrong' | 'missed'; readonly confidence: number };

const documentsPerLanguage = 60;
/** Sentences about the same things would be right answers too, so these must not stand around. */
const aboutTerms =
  /pay|pago|paiement|zahl|warrant|garant|gewähr|criteri|kriteri|critère|ISO|street|calle|rue|straße|deliver|entrega|livr|liefer/iu;

/** Terms in four languages between other sentences of tenders: how many are read, and whether their confidence holds. */
export function measureTerms(seed: number): Measure[] {
  const outcomes = languages.flatMap((language) =>
    Array.from({ length: documentsPerLanguage }, (_, index) => readOne(language, new Dice(seed * 977 + index))).flat(),
  );
  const fields = kinds.map((term): Measure => {
    const { f1, precision, recall, count } = summarise(asScored(outcomes.filter((outcome) => outcome.term === term)));
    return {
      measure: `terms: ${term} F1`,
      value: f1.toFixed(3),
      note: `P ${precision.toFixed(3)} R ${recall.toFixed(3)} of ${count}`,
    };
  });
  const error = calibrationError(asScored(outcomes));
  return [
    ...fields,
    { measure: 'terms: calibration error', value: error.toFixed(3), aim: '<= 0.05', kept: error <= 0.05 },
  ];
}

function asScored(outcomes: readonly TermOutcome[]) {
  return outcomes.map(({ kind, confidence }) => ({ kind, confidence, field: 'item' as const, detail: '' }));
}

function readOne(language: Language, dice: Dice): TermOutcome[] {
  const words = termsWords[language];
  const [first, second] = [40 + 5 * dice.below(5), 15 + 5 * dice.below(3)];
  const weights = [first, second, 100 - first - second].map(String);
  const days = String(dice.pick([14, 20, 30, 45, 60]));
  const months = String(dice.pick([6, 12, 18, 24, 36]));
  const criteria = dice.pick(words.criteria);
  const certificate = dice.pick(certificateNames);
  const place = dice.pick(words.places);
  const mail = dice.pick(['buying@northfield.example', 'einkauf.zentral@werk.example', 'j.ruiz@compras.example']);
  const unrelated = surroundings[language].filter((text) => !aboutTerms.test(text));
  const text = dice
    .shuffled([
      weights.reduce((sum, weight, at) => sum.replace(`%${'abc'[at]}`, weight), criteria.text),
      fill(words, 'certificates', dice).replace('%s', certificate[0]),
      fill(words, 'payment', dice).replace('%n', days),
      fill(words, 'warranty', dice).replace('%n', months),
      fill(words, 'place', dice).replace('%p', place),
      fill(words, 'contact', dice).replace('%m', mail),
      ...dice.shuffled(unrelated).slice(0, 2),
    ])
    .join('\n\n');
  const { facts } = readRequirements(readTxt(Buffer.from(text)));
  return [
    ...setOutcomes(
      'criterion',
      criteria.names.map((name, at) => `${name.toLowerCase()} ${weights[at]}`),
      (facts.evaluation ?? []).map(({ value, confidence }) => ({
        value: `${value.name.toLowerCase()} ${value.weight}`,
        confidence,
      })),
    ),
    ...setOutcomes('certificate', [certificate[1]], facts.certificates),
    ...holds('payment', days, facts.paymentTerms),
    ...holds('warranty', months, facts.warranty),
    ...holds('place', place, facts.deliveryPlace),
    ...holds('contact', mail, facts.contact),
  ];
}

function fill(
  words: TermsWords,
  kind: 'certificates' | 'payment' | 'warranty' | 'place' | 'contact',
  dice: Dice,
): string {
  return dice.pick(words[kind]);
}

type Read = { readonly value: string; readonly confidence: number };

function setOutcomes(term: Kind, expected: readonly string[], read: readonly Read[]): TermOutcome[] {
  const found = read.map(
    ({ value, confidence }): TermOutcome => ({
      term,
      kind: expected.includes(value) ? 'right' : 'wrong',
      confidence,
    }),
  );
  const missed = expected.filter((value) => !read.some((other) => other.value === value));
  return [...found, ...missed.map((): TermOutcome => ({ term, kind: 'missed', confidence: 0 }))];
}

/** A term is right when it holds the figure or the words that were put in. */
function holds(term: Kind, expected: string, read: TenderFacts['contact']): TermOutcome[] {
  if (!read) return [{ term, kind: 'missed', confidence: 0 }];
  const { value, confidence } = read;
  if (value.includes(expected)) return [{ term, kind: 'right', confidence }];
  return [
    { term, kind: 'wrong', confidence },
    { term, kind: 'missed', confidence: 0 },
  ];
}
