import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import {
  type ConstraintCheckSchema,
  ConstraintVerdict,
  type LineMatchSchema,
  type SpecConstraint,
  type LineToMatch as WireLine,
  MatchOutcome as WireOutcome,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import {
  type Constraint,
  type ConstraintFinding,
  type ConstraintStatus,
  constraintOperators,
} from '../domain/matching/constraint.ts';
import type { MatchOutcome } from '../domain/matching/match-line.ts';
import type { RoughPrice } from '../domain/matching/price-distance.ts';
import type { LineMatch, LineToMatch } from '../queries/match-lines.ts';
import { toWireProduct } from './product-messages.ts';

export function fromWireLine(
  { lineId, description, quantity, partNumber, brand, constraints, expectedUnitPrice }: WireLine,
  field: string,
): LineToMatch {
  const amount = quantity?.value || '1';
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(amount))
    throw wrong(`${field}.quantity`, amount, ['a number with at most six decimals']);
  if (description.trim() === '' && partNumber === '')
    throw wrong(`${field}.description`, '', ['a description or a part number']);
  return {
    lineId,
    description,
    partNumber,
    brand,
    quantity: new Decimal(amount),
    ...(expectedUnitPrice ? { expectedPrice: fromWirePrice(expectedUnitPrice, `${field}.expected_unit_price`) } : {}),
    constraints: constraints.map((constraint, at) => fromWireConstraint(constraint, `${field}.constraints[${at}]`)),
  };
}

function fromWirePrice(price: Money, field: string): RoughPrice {
  const { currencyCode, value } = fromMoney(price);
  if (!value.gt(0)) throw wrong(field, value.toFixed(), ['an amount above 0', 'no amount']);
  return { currencyCode, amount: value.toNumber() };
}

function fromWireConstraint({ attribute, operator, value, unit, text }: SpecConstraint, field: string): Constraint {
  const known = constraintOperators.find((one) => one === operator);
  if (known === undefined) throw wrong(`${field}.operator`, operator, constraintOperators);
  if (value === '') throw wrong(`${field}.value`, value, ['a value']);
  return { attribute, operator: known, value, text, ...(unit ? { unit } : {}) };
}

export function toWireMatch({
  lineId,
  outcome,
  explanation,
  candidates,
  threshold,
}: LineMatch): MessageInitShape<typeof LineMatchSchema> {
  return {
    lineId,
    outcome: outcomes[outcome],
    explanation,
    acceptProbability: threshold.accept,
    thresholdSource: threshold.source,
    candidates: candidates.map((candidate) => ({
      product: toWireProduct(candidate.product),
      score: candidate.score,
      probability: candidate.probability,
      checks: candidate.findings.map(toWireCheck),
      reasons: [...candidate.reasons],
      isDeviation: candidate.isDeviation,
      factors: candidate.factors.map((factor) => ({ ...factor })),
    })),
  };
}

function toWireCheck({ constraint, status, fact }: ConstraintFinding): MessageInitShape<typeof ConstraintCheckSchema> {
  const { attribute, operator, value, text = '', unit = '' } = constraint;
  return {
    constraint: { attribute, operator, value, text, unit },
    verdict: verdicts[status],
    actual: fact?.written ?? '',
  };
}

const outcomes: Readonly<Record<MatchOutcome, WireOutcome>> = {
  accepted: WireOutcome.ACCEPTED,
  'needs-review': WireOutcome.NEEDS_REVIEW,
  'no-match': WireOutcome.NO_MATCH,
};

const verdicts: Readonly<Record<ConstraintStatus, ConstraintVerdict>> = {
  satisfied: ConstraintVerdict.SATISFIED,
  violated: ConstraintVerdict.VIOLATED,
  unproven: ConstraintVerdict.UNPROVEN,
};

function wrong(field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', 'LINE_INVALID', `${field}: ${given || 'nothing'} given`, { field, given, allowed });
}
