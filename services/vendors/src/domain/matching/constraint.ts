import { type Attribute, type AttributeValue, attributeName, parseAttributeValue } from './attribute.ts';
import { certificatesIn, holdsCertificate } from './certificate.ts';
import { areComparable, compareValues } from './compare-values.ts';

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
  if (constraintAttribute(constraint) === 'certification') return checkCertificates(constraint, attributes);
  const wanted = wantedValues(constraint);
  const fact = findFact(constraint, wanted[0], attributes);
  const verdict = fact && compareValues(constraint.operator, fact.value, wanted);
  if (fact === undefined || verdict === undefined) return { constraint, status: 'unproven' };
  return { constraint, status: verdict ? 'satisfied' : 'violated', fact };
}

/** Sellers list some of what they hold: a certificate that is not in the list is unproven, not missing. */
function checkCertificates(constraint: Constraint, attributes: readonly Attribute[]): ConstraintFinding {
  const wanted = certificatesIn(constraint.value);
  const facts = attributes.filter(({ name }) => name === 'certification');
  const held = facts.flatMap(({ written }) => certificatesIn(written));
  const holds = (certificate: string) => holdsCertificate(held, certificate);
  const isHeld = constraint.operator === 'one_of' ? wanted.some(holds) : wanted.length > 0 && wanted.every(holds);
  const [fact] = facts;
  return isHeld && fact ? { constraint, status: 'satisfied', fact } : { constraint, status: 'unproven' };
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

// A line's demands are judged on sixty products, and read once.
const wantedByConstraint = new WeakMap<Constraint, readonly AttributeValue[]>();

function wantedValues(constraint: Constraint): readonly AttributeValue[] {
  const known = wantedByConstraint.get(constraint);
  if (known !== undefined) return known;
  const { operator, value, unit } = constraint;
  const values = operator === 'one_of' ? value.split(/[|,]/) : [value];
  const wanted = values.map((one) => parseAttributeValue(one, unit));
  wantedByConstraint.set(constraint, wanted);
  return wanted;
}

// Seller's specifications are better evidence than what a title or a description mentions.
const evidenceRank = { spec: 0, title: 1, description: 2 } as const;

function findFact(
  constraint: Constraint,
  wanted: AttributeValue | undefined,
  attributes: readonly Attribute[],
): Attribute | undefined {
  const name = attributeName(constraint.attribute);
  // Sorted after the choice: a product has dozens of facts and is compared with every line it may fit.
  const named = byEvidence(attributes.filter((attribute) => attribute.name === name));
  if (named.length > 0) return named.find((attribute) => areComparable(attribute.value, wanted)) ?? named[0];
  return isGenericName(name, wanted) ? onlyOfDimension(attributes, wanted) : undefined;
}

/** "size ≥ 24 in" or "value ≥ 18 V" name no attribute of their own: the only fact in that unit is meant. */
function isGenericName(name: string, wanted: AttributeValue | undefined): boolean {
  return wanted?.kind === 'measure' && (genericNames.has(name) || name === wanted.dimension);
}

const genericNames = new Set(['', 'size', 'capacity', 'value', 'specification', 'spec', 'rating']);

function byEvidence(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.toSorted((a, b) => evidenceRank[a.source] - evidenceRank[b.source]);
}

function onlyOfDimension(attributes: readonly Attribute[], wanted: AttributeValue | undefined): Attribute | undefined {
  const same = byEvidence(attributes.filter((attribute) => areComparable(attribute.value, wanted)));
  return new Set(same.map((attribute) => attribute.name)).size === 1 ? same[0] : undefined;
}
