import type { Signal } from '../../src/domain/reading/confidence.ts';
import type { TenderReading } from '../../src/domain/reading/read-requirements.ts';
import type { Requirement } from '../../src/domain/reading/requirement.ts';
import { plainWords } from '../../src/domain/reading/source-text.ts';
import type { Purchase, PurchaseLine } from './purchase.ts';

export const measuredFields = ['item', 'quantity', 'unit', 'price', 'deadline'] as const;
export type MeasuredField = (typeof measuredFields)[number];

/** One value that was read, or that should have been: the pieces precision, recall and calibration are made of. */
export type Outcome = {
  readonly field: MeasuredField;
  readonly kind: 'right' | 'wrong' | 'missed';
  readonly confidence: number;
  readonly detail: string;
  readonly signals?: readonly Signal[];
};

/** Names count as the same from this share of common words on; the rest is wrapping and punctuation. */
const sameName = 0.85;

export function scoreReading({ requirements, facts }: TenderReading, purchase: Purchase): Outcome[] {
  const pairs = pairUp(requirements, purchase.lines);
  const paired = new Set(pairs.values());
  const lines = purchase.lines.flatMap((line) => {
    const requirement = pairs.get(line);
    return requirement ? pairOutcomes(line, requirement, purchase.currency) : lineMissed(line);
  });
  const invented = requirements.filter((requirement) => !paired.has(requirement)).flatMap(invention);
  const deadlines = [
    compare('deadline', purchase.submission, facts.submission, (value) => value.slice(0, 10)),
    compare('deadline', purchase.questions, facts.questions, (value) => value.slice(0, 10)),
    compare('deadline', String(purchase.deliveryDays), facts.delivery, (value) => /\d+/.exec(value)?.[0] ?? value),
  ];
  return [...lines, ...invented, ...deadlines.flat()];
}

function pairUp(requirements: readonly Requirement[], lines: readonly PurchaseLine[]): Map<PurchaseLine, Requirement> {
  const free = new Set(requirements);
  const pairs = new Map<PurchaseLine, Requirement>();
  for (const line of lines) {
    const ranked = [...free]
      .map((requirement) => ({ requirement, score: similarity(requirement.description.value, line.description) }))
      .sort((a, b) => b.score - a.score);
    if (!ranked[0] || ranked[0].score < sameName) continue;
    pairs.set(line, ranked[0].requirement);
    free.delete(ranked[0].requirement);
  }
  return pairs;
}

function similarity(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const rest = [...right];
  const common = left.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * common) / (left.length + right.length || 1);
}

function wordsOf(text: string): string[] {
  return plainWords(text)
    .split(' ')
    .filter((word) => word !== '');
}

function pairOutcomes(
  line: PurchaseLine,
  { description, quantity, unitPrice }: Requirement,
  currency: string,
): Outcome[] {
  const amount = quantity && { ...quantity, value: quantity.value.value };
  const unit = quantity && { ...quantity, value: quantity.value.unitCode };
  const price = unitPrice && {
    ...unitPrice,
    value: `${unitPrice.value.amount} ${unitPrice.value.currency || currency}`,
  };
  return [
    {
      field: 'item',
      kind: 'right',
      confidence: description.confidence,
      signals: description.signals ?? [],
      detail: line.description,
    },
    ...compare('quantity', line.quantity, amount, number),
    ...compare('unit', line.unitCode, unit, (value) => value),
    ...priceOutcomes(line, price, currency),
  ];
}

/** Where there is no price to read, one that was read is invented. */
function priceOutcomes({ unitPrice }: PurchaseLine, price: Read | undefined, currency: string): Outcome[] {
  if (unitPrice === '')
    return price ? [{ field: 'price', kind: 'wrong', ...price, detail: `${price.value} invented` }] : [];
  const normal = (value: string) => {
    const [amount = '', code = ''] = value.split(' ');
    return `${number(amount)} ${symbolCurrency(code, currency)}`;
  };
  return compare('price', `${number(unitPrice)} ${currency}`, price, normal);
}

/** A bare "$" says dollars or pesos; which of them only the country tells, and the records do not print it. */
function symbolCurrency(read: string, currency: string): string {
  return read === 'USD' && currency === 'MXN' ? 'MXN' : read;
}

function number(text: string): string {
  return String(Number(text));
}

type Read = Pick<Outcome, 'confidence' | 'signals'> & { readonly value: string; readonly written?: string };

function compare(
  field: MeasuredField,
  truth: string,
  read: Read | undefined,
  normal: (value: string) => string,
): Outcome[] {
  if (!read) return [{ field, kind: 'missed', confidence: 0, detail: truth }];
  const { confidence, signals = [] } = read;
  if (normal(read.value) === truth) return [{ field, kind: 'right', confidence, signals, detail: truth }];
  const detail = `${read.value} instead of ${truth} ("${read.written ?? ''}")`;
  return [
    { field, kind: 'wrong', confidence, signals, detail },
    { field, kind: 'missed', confidence: 0, detail: truth },
  ];
}

function lineMissed({ description, unitPrice }: PurchaseLine): Outcome[] {
  const fields = ['item', 'quantity', 'unit', ...(unitPrice === '' ? [] : (['price'] as const))] as const;
  return fields.map((field) => ({
    field,
    kind: 'missed',
    confidence: 0,
    detail: description,
  }));
}

function invention({ description, quantity, unitPrice }: Requirement): Outcome[] {
  const wrong = (field: MeasuredField, read: Pick<Outcome, 'confidence' | 'signals'> | undefined): Outcome[] =>
    read
      ? [{ field, kind: 'wrong', confidence: read.confidence, signals: read.signals ?? [], detail: description.value }]
      : [];
  return [
    ...wrong('item', description),
    ...wrong('quantity', quantity),
    ...wrong('unit', quantity),
    ...wrong('price', unitPrice),
  ];
}

export type Score = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly count: number;
};

export function summarise(outcomes: readonly Outcome[]): Score {
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const right = count('right');
  const precision = right / (right + count('wrong') || 1);
  const recall = right / (right + count('missed') || 1);
  return {
    precision,
    recall,
    f1: (2 * right) / (2 * right + count('wrong') + count('missed') || 1),
    count: right + count('missed'),
  };
}

/** Mean distance between what the reading claimed and how often it was right, over ten bands of confidence. */
export function calibrationError(outcomes: readonly Outcome[]): number {
  const claimed = outcomes.filter((outcome) => outcome.kind !== 'missed');
  const bands = Map.groupBy(claimed, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)));
  const errors = [...bands.values()].map((band) => {
    const mean = band.reduce((sum, outcome) => sum + outcome.confidence, 0) / band.length;
    return Math.abs(mean - band.filter((outcome) => outcome.kind === 'right').length / band.length) * band.length;
  });
  return errors.reduce((sum, error) => sum + error, 0) / (claimed.length || 1);
}
