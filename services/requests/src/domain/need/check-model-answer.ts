import { Decimal } from 'decimal.js';
import { categoryWords } from './categories.ts';
import { draftFromReadings } from './draft-from-need.ts';
import { findMachineAddresses } from './machine-address.ts';
import type { ModelAnswer, Quoted } from './model-answer.ts';
import type { NeedDraft } from './need-draft.ts';
import { digitsPattern, parseDigits, parseNumberWords, wordsPattern } from './numeral.ts';
import { readAmounts } from './read-amounts.ts';
import type { BudgetReading } from './read-budget.ts';
import { readCompliance } from './read-compliance.ts';
import type { LineReading } from './read-lines.ts';
import { readNeededBy } from './read-needed-by.ts';
import { readPaymentTerms } from './read-payment-terms.ts';
import { readRegion } from './read-region.ts';
import { readTerm } from './read-term.ts';
import { blank, matchesOf, type Reading, type Span } from './reading.ts';
import type { NeedReadings } from './understand-need.ts';
import { unitWords } from './units.ts';

/** Less than what the rules read themselves: the words are there, and their meaning is the model's. */
const confidence = 0.8;

/**
 * Makes a draft of a model's answer by the same rules that read needs: a value counts only when its words stand in the
 * text, outside sentences that speak to a machine, and the rules read the same value from those words.
 */
export function draftFromModelAnswer(needText: string, answer: ModelAnswer, today: Date): NeedDraft {
  const spoken = blank(needText, findMachineAddresses(needText));
  const place = (quoted: Quoted<unknown> | null) => (quoted ? locate(spoken, quoted.quote) : undefined);
  const keep = <T>(quoted: Quoted<T> | null, isRight: (value: T, quote: string) => boolean): readonly Reading<T>[] => {
    const span = place(quoted);
    return quoted && span && isRight(quoted.value, quoted.quote) ? [{ value: quoted.value, ...span, confidence }] : [];
  };
  const each = (list: readonly Quoted<string>[], isRight: (value: string, quote: string) => boolean) =>
    list.flatMap((quoted) => keep(quoted, isRight));
  const readings: NeedReadings = {
    category: keep(answer.category, (code) => Object.hasOwn(categoryWords, code))[0],
    lines: answer.lines.flatMap((line) => toLine(spoken, line)),
    budget: toBudget(spoken, answer.budget),
    term: keep(answer.termMonths, (months, quote) => readTerm(quote)?.value === months)[0],
    mustHaves: each(answer.mustHaves, (value) => value.trim() !== '' && value.length <= 300),
    compliance: each(answer.compliance, (code, quote) =>
      readCompliance(quote).asked.some(({ value }) => value === code),
    ),
    paymentTerms: each(answer.paymentTerms, (code, quote) =>
      readPaymentTerms(quote).some(({ value }) => value === code),
    ),
    neededBy: toDay(keep(answer.neededBy, (day, quote) => readNeededBy(`by ${quote}`, today)?.value === day)[0]),
    region: keep(answer.region, (code, quote) => readRegion(`in ${quote}`)?.value === code)[0],
    risk: keep(answer.risk, () => true)[0],
  };
  return draftFromReadings(needText, readings);
}

function locate(text: string, quote: string): Span | undefined {
  const start = quote.trim() === '' ? -1 : text.indexOf(quote);
  return start === -1 ? undefined : { start, end: start + quote.length };
}

function toLine(
  text: string,
  { value, quote, quantity, unitCode }: ModelAnswer['lines'][number],
): readonly LineReading[] {
  const span = locate(text, quote);
  if (!span || !quantity || !/^\d+(\.\d+)?$/.test(quantity) || !numbersIn(quote).some((number) => number.eq(quantity)))
    return [];
  const description = { value: quote.includes(value) ? value : quote, ...span, confidence };
  const code = unitCode !== null && Object.hasOwn(unitWords, unitCode) ? unitCode : 'EA';
  return [
    {
      ...span,
      description,
      quantity: { value: { value: new Decimal(quantity), unitCode: code }, ...span, confidence },
    },
  ];
}

function numbersIn(quote: string): readonly Decimal[] {
  const digits = matchesOf(quote, new RegExp(digitsPattern, 'g')).flatMap(
    ({ 0: written }) => parseDigits(written)?.value ?? [],
  );
  return [
    ...digits,
    ...matchesOf(quote, new RegExp(wordsPattern, 'gi')).map(({ 0: words }) => parseNumberWords(words)),
  ];
}

function toBudget(text: string, budget: ModelAnswer['budget']): BudgetReading | undefined {
  const span = budget ? locate(text, budget.quote) : undefined;
  if (!budget || !span || !/^\d+(\.\d+)?$/.test(budget.value)) return undefined;
  const read = readAmounts(budget.quote).find(({ value }) => value.value.eq(budget.value));
  if (!read) return undefined;
  const period = budget.period ? { value: budget.period, ...span, confidence } : undefined;
  return { amount: { value: read.value, ...span, confidence }, period, isPerUnit: budget.isPerUnit, span };
}

function toDay(reading: Reading<string> | undefined) {
  return reading && { ...reading, otherwise: undefined };
}
