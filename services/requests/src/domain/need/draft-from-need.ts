import type { Amount } from '@procur/service-kit/money';
import { noCostTerms } from '../cost-terms.ts';
import { noPriorities } from '../priorities.ts';
import type { RequestDetails, RequestLine } from '../request-details.ts';
import { askQuestions } from './ask-questions.ts';
import type { FieldSource, NeedDraft } from './need-draft.ts';
import { timesQuantity } from './read-budget.ts';
import type { LineReading } from './read-lines.ts';
import type { Span } from './reading.ts';
import { type NeedReadings, understandNeed } from './understand-need.ts';
import { countedInName } from './units.ts';

/**
 * Reads a need in free text into a draft, by rules alone: the same words on the same day give the same draft.
 * Whatever the text says, it only ever fills these fields.
 */
export function draftFromNeed(needText: string, today: Date): NeedDraft {
  return draftFromReadings(needText, understandNeed(needText, today));
}

/** The draft that follows from what was read, whoever read it. */
export function draftFromReadings(needText: string, readings: NeedReadings): NeedDraft {
  const details = toDetails(needText, readings);
  return { details, sources: sourcesOf(needText, readings), questions: askQuestions(details, readings) };
}

function toDetails(needText: string, readings: NeedReadings): RequestDetails {
  const { budget: reading, term } = readings;
  const budget = budgetOf(readings);
  return {
    title: titleOf(needText, readings),
    needText,
    category: readings.category?.value ?? '',
    lines: linesOf(needText, readings),
    budget,
    budgetPeriod: budget && (reading?.period?.value ?? 'total'),
    mustHaves: readings.mustHaves.map(({ value }) => value),
    compliance: readings.compliance.map(({ value }) => value),
    termMonths: term?.value ?? 0,
    paymentTerms: readings.paymentTerms.map(({ value }) => value),
    neededBy: readings.neededBy?.value ?? '',
    risk: readings.risk?.value,
    region: readings.region?.value ?? '',
    specs: {},
    budgetId: '',
    priorities: noPriorities,
    costs: noCostTerms,
  };
}

// "1,150 USD per seat" is a budget only together with the number of seats; without it, it is asked for.
function budgetOf({ budget, lines }: NeedReadings): Amount | undefined {
  if (!budget) return undefined;
  if (!budget.isPerUnit) return budget.amount.value;
  const [line, ...more] = lines;
  if (!line || more.length > 0) return undefined;
  return timesQuantity(budget.amount.value, line.quantity.value.value);
}

function linesOf(needText: string, { lines, category }: NeedReadings): readonly RequestLine[] {
  if (lines.length > 0) {
    return lines.map((line) => ({
      description: nameOf(needText, line, category),
      quantity: { value: line.quantity.value.value.toFixed(), unitCode: line.quantity.value.unitCode },
      specs: {},
    }));
  }
  if (!category) return [];
  return [{ description: needText.slice(category.start, category.end), quantity: undefined, specs: {} }];
}

// "150 seats" of a text about CRM are CRM seats.
function nameOf(needText: string, { description }: LineReading, category: Span | undefined): string {
  const isBare = countedInName.test(description.value) && !description.value.includes(' ');
  const isElsewhere =
    category !== undefined && (category.start >= description.end || category.end <= description.start);
  return isBare && isElsewhere
    ? `${needText.slice(category.start, category.end)} ${description.value}`
    : description.value;
}

const titleLength = 120;

function titleOf(needText: string, readings: NeedReadings): string {
  const [first, ...more] = linesOf(needText, readings);
  if (!first) return shorten(needText.trim().split(/\n|[.!?](?=\s|$)/)[0] ?? '');
  const [reading] = readings.lines;
  // The words as written, with their unit ("5 tonnes of steel"), unless the name was completed from elsewhere.
  const isWritten = reading?.description.value === first.description;
  const count = first.quantity ? `${first.quantity.value} ` : '';
  const name = reading && isWritten ? needText.slice(reading.start, reading.end) : `${count}${first.description}`;
  return shorten(`${name}${more.length > 0 ? ` and ${more.length} more` : ''}`);
}

function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= titleLength ? plain : `${plain.slice(0, titleLength - 1).trimEnd()}…`;
}

function sourcesOf(needText: string, readings: NeedReadings): readonly FieldSource[] {
  const source = (field: string, reading: (Span & { readonly confidence: number }) | undefined) =>
    reading
      ? [
          {
            field,
            text: needText.slice(reading.start, reading.end),
            start: reading.start,
            end: reading.end,
            confidence: reading.confidence,
          },
        ]
      : [];
  const { budget } = readings;
  return [
    ...source('category', readings.category),
    ...readings.lines.flatMap(({ quantity, description }, index) => [
      ...source(`lines[${index}].quantity`, quantity),
      ...source(`lines[${index}].description`, description),
    ]),
    ...source(
      'budget',
      budget && { ...budget.amount, ...(budget.isPerUnit && { end: budget.span.end, confidence: 0.8 }) },
    ),
    ...source('budget_period', budget?.period),
    ...source('term_months', readings.term),
    ...readings.compliance.flatMap((reading, index) => source(`compliance[${index}]`, reading)),
    ...readings.mustHaves.flatMap((reading, index) => source(`must_haves[${index}]`, reading)),
    ...readings.paymentTerms.flatMap((reading, index) => source(`payment_terms[${index}]`, reading)),
    ...source('needed_by', readings.neededBy),
    ...source('region', readings.region),
    ...source('risk', readings.risk),
  ];
}
