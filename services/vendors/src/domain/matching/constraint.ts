import { baseUnitOf } from '../measures/measure-units.ts';
import { type Attribute, type AttributeValue, attributeName, parseAttributeValue } from './attribute.ts';

export const constraintOperators = ['=', '>', '>=', '<', '<=', 'one_of', 'contains'] as const;
export type ConstraintOperator = (typeof constraintOperators)[number];

/** What a buyer demands of a product: voltage >= 18 V. */
export type Constraint = {
  readonly attribute: string;
  readonly operator: ConstraintOperator;
  /** One value, or for `one_of` several with a comma or a bar between them. */
  readonly value: string;
  readonly unit?: string;
  /** The words it came from. */
  readonly text?: string;
  /** Read from the words of the line, not demanded as such: "black", not "colour = black". */
  readonly isImplied?: boolean;
};

export type ConstraintStatus = 'satisfied' | 'violated' | 'unproven';

export type ConstraintFinding = {
  readonly constraint: Constraint;
  readonly status: ConstraintStatus;
  /** The fact it was judged by; absent when the product says nothing about it. */
  readonly fact?: Attribute;
};

/** Judges one demand by the facts of one product. What is not stated is unproven, never satisfied. */
export function checkConstraint(constraint: Constraint, attributes: readonly Attribute[]): ConstraintFinding {
  const wanted = wantedValues(constraint);
  const fact = findFact(constraint, wanted[0], attributes);
  const verdict = fact && compare(constraint.operator, fact.value, wanted);
  if (fact === undefined || verdict === undefined) return { constraint, status: 'unproven' };
  return { constraint, status: verdict ? 'satisfied' : 'violated', fact };
}

/** The name of the fact a demand is about. */
export function constraintAttribute({ attribute }: Pick<Constraint, 'attribute'>): string {
  return attributeName(attribute);
}

/** A demand in words, for the reason of a deviation: "voltage ≥ 18 V". */
export function describeConstraint(constraint: Constraint): string {
  const signs: Readonly<Record<ConstraintOperator, string>> = {
    '=': '=',
    '>': '>',
    '>=': '≥',
    '<': '<',
    '<=': '≤',
    one_of: 'one of',
    contains: 'contains',
  };
  const name = attributeName(constraint.attribute).replaceAll('_', ' ');
  return [name, signs[constraint.operator], constraint.value, constraint.unit].filter(Boolean).join(' ');
}

function wantedValues({ operator, value, unit }: Constraint): AttributeValue[] {
  const values = operator === 'one_of' ? value.split(/[|,]/) : [value];
  return values.map((one) => parseAttributeValue(one, unit));
}

// Seller's specifications are better evidence than what a title or a description mentions.
const evidenceRank = { spec: 0, title: 1, description: 2 } as const;

function findFact(
  constraint: Constraint,
  wanted: AttributeValue | undefined,
  attributes: readonly Attribute[],
): Attribute | undefined {
  const name = attributeName(constraint.attribute);
  const ranked = [...attributes].sort((a, b) => evidenceRank[a.source] - evidenceRank[b.source]);
  const named = ranked.filter((attribute) => attribute.name === name);
  if (named.length > 0) return named.find((attribute) => areComparable(attribute.value, wanted)) ?? named[0];
  return isGenericName(name, wanted) ? onlyOfDimension(ranked, wanted) : undefined;
}

/** "size ≥ 24 in" or "value ≥ 18 V" name no attribute of their own: the only fact in that unit is meant. */
function isGenericName(name: string, wanted: AttributeValue | undefined): boolean {
  return wanted?.kind === 'measure' && (genericNames.has(name) || name === wanted.dimension);
}

const genericNames = new Set(['', 'size', 'capacity', 'value', 'specification', 'spec', 'rating']);

function onlyOfDimension(ranked: readonly Attribute[], wanted: AttributeValue | undefined): Attribute | undefined {
  const same = ranked.filter((attribute) => areComparable(attribute.value, wanted));
  return new Set(same.map((attribute) => attribute.name)).size === 1 ? same[0] : undefined;
}

function areComparable(fact: AttributeValue, wanted: AttributeValue | undefined): boolean {
  if (fact.kind === 'measure' && wanted?.kind === 'measure') return fact.dimension === wanted.dimension;
  return fact.kind === wanted?.kind;
}

/** Undefined when the two cannot be compared (a text against a number): the demand stays unproven. */
function compare(
  operator: ConstraintOperator,
  fact: AttributeValue,
  wanted: readonly AttributeValue[],
): boolean | undefined {
  const [first] = wanted;
  if (first === undefined) return undefined;
  if (operator === 'one_of') return anyOf(wanted.map((value) => compare('=', fact, [value])));
  if (fact.kind === 'flag' || first.kind === 'flag') return compareFlags(fact, first);
  if (fact.kind === 'text' || first.kind === 'text') return compareTexts(operator, asText(fact), asText(first));
  if (!haveSameDimension(fact, first)) return undefined;
  const limit = numberOf(first);
  return compareNumbers(operator, numberOf(fact), limit, Math.abs(limit) * toleranceOf(fact, first));
}

function compareNumbers(operator: ConstraintOperator, amount: number, limit: number, slack: number): boolean {
  switch (operator) {
    case '>=':
      return amount >= limit - slack;
    case '>':
      return amount > limit + slack;
    case '<=':
      return amount <= limit + slack;
    case '<':
      return amount < limit - slack;
    default:
      return Math.abs(amount - limit) <= slack;
  }
}

/**
 * Same unit: exact. Different units: sellers round when they convert (27 in is sold as 68.5 cm), so one percent; bytes are
 * counted in thousands by some and in 1,024s by others, which is 2.4 % at the step from GB to TB.
 */
function toleranceOf(fact: AttributeValue, wanted: AttributeValue): number {
  if (fact.kind !== 'measure' || wanted.kind !== 'measure' || fact.unitSymbol === wanted.unitSymbol) return 1e-9;
  return fact.dimension === 'digital' ? 0.025 : 0.01;
}

function haveSameDimension(fact: AttributeValue, wanted: AttributeValue): boolean {
  return fact.kind !== 'measure' || wanted.kind !== 'measure' || fact.dimension === wanted.dimension;
}

function compareFlags(fact: AttributeValue, wanted: AttributeValue): boolean | undefined {
  // "USB-C: 2" or "finish: matte" answers "must have USB-C"; a plain "no" answers it too.
  const has = fact.kind === 'flag' ? fact.flag : true;
  if (wanted.kind !== 'flag') return has ? undefined : false;
  return has === wanted.flag;
}

function compareTexts(operator: ConstraintOperator, fact: string, wanted: string): boolean | undefined {
  const [plainFact, plainWanted] = [fact.replace(/[\s_-]+/g, ' '), wanted.replace(/[\s_-]+/g, ' ')];
  const holds = plainFact === plainWanted || ` ${plainFact} `.includes(` ${plainWanted} `);
  if (operator === '=' || operator === 'contains') return holds;
  const [rank, wantedRank] = [rankInText(fact), rankInText(wanted)];
  if (rank === undefined || wantedRank === undefined || rank.scale !== wantedRank.scale) return undefined;
  return compareNumbers(operator, rank.level, wantedRank.level, 0);
}

/** Texts that have an order: IP54 < IP65, DDR4 < DDR5, 1920x1080 < 2560x1440. */
function rankInText(text: string): { readonly scale: string; readonly level: number } | undefined {
  const pixels = /^(\d+)x(\d+)$/.exec(text.replaceAll(' ', ''));
  if (pixels) return { scale: 'pixels', level: Number(pixels[1]) * Number(pixels[2]) };
  const graded = /^([a-z-]+)\s?(\d+(?:\.\d+)?)$/.exec(text);
  return graded ? { scale: graded[1] ?? '', level: Number(graded[2]) } : undefined;
}

function anyOf(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function numberOf(value: AttributeValue): number {
  if (value.kind === 'measure') return value.baseAmount;
  return value.kind === 'number' ? value.amount : Number.NaN;
}

function asText(value: AttributeValue): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'measure') return `${value.baseAmount} ${baseUnitOf(value.dimension).symbol}`.toLowerCase();
  return value.kind === 'number' ? String(value.amount) : String(value.flag);
}
