import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type IssueSchema,
  type OfferSchema,
  type OfferValue,
  type OfferValueSchema,
  Party,
  type Issue as WireIssue,
  type Offer as WireOffer,
} from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import type { Issue } from '@procur/negotiation-engine/issue';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import type { Charge } from '../domain/selling/charge.ts';
import type { Supply } from '../domain/selling/supply.ts';
import { tableCurrency } from '../domain/selling/table-currency.ts';
import { toWireCharges, toWireSupply } from './charge-messages.ts';

type MoneyIssue = Extract<Issue, { type: 'money' }>;

/** @throws DomainError invalid when an issue has no kind or an open range. */
export function fromWireIssue({ name, kind }: WireIssue): Issue {
  switch (kind.case) {
    case 'money': {
      const { minimum, maximum, step } = kind.value;
      if (!minimum || !maximum || !step) throw malformed(name, 'minimum, maximum and step');
      const { currencyCode, value } = fromMoney(minimum);
      const [max, by] = [fromMoney(maximum).value.toFixed(), fromMoney(step).value.toFixed()];
      return { name, type: 'money', currencyCode, min: value.toFixed(), max, step: by };
    }
    case 'number': {
      const { minimum, maximum, step, unitCode: unit } = kind.value;
      return {
        name,
        type: 'number',
        unit,
        min: numberOf(name, minimum),
        max: numberOf(name, maximum),
        step: numberOf(name, step),
      };
    }
    case 'choice':
      return { name, type: 'choice', ordered: kind.value.ordered, values: kind.value.choices };
    case 'flag':
      return { name, type: 'boolean' };
    default:
      throw malformed(name, 'money, number, choice or flag');
  }
}

export function toWireIssue(issue: Issue): MessageInitShape<typeof IssueSchema> {
  const { name } = issue;
  switch (issue.type) {
    case 'money':
      return { name, kind: { case: 'money', value: moneyRange(issue) } };
    case 'number': {
      const { min, max, step, unit: unitCode } = issue;
      return {
        name,
        kind: { case: 'number', value: { minimum: String(min), maximum: String(max), step: String(step), unitCode } },
      };
    }
    case 'choice':
      return { name, kind: { case: 'choice', value: { choices: [...issue.values], ordered: issue.ordered } } };
    case 'boolean':
      return { name, kind: { case: 'flag', value: {} } };
    case 'date':
      throw new Error(`issue ${name}: the contract has no kind for dates`);
  }
}

function moneyRange({ min, max, step, currencyCode }: MoneyIssue) {
  return {
    minimum: toMoney(min, currencyCode),
    maximum: toMoney(max, currencyCode),
    step: toMoney(step, currencyCode),
  };
}

/** What the buyer offers, by issue. The words that came with it decide nothing and are not read. */
export function fromWireOffer(offer: WireOffer): Outcome {
  return Object.fromEntries(offer.values.map((value) => [value.issue, fromWireValue(value)]));
}

function fromWireValue({ issue, value }: OfferValue): Outcome[string] {
  switch (value.case) {
    case 'money':
      return fromMoney(value.value).value.toFixed();
    case 'number':
      return numberOf(issue, value.value);
    case 'choice':
    case 'flag':
      return value.value;
    default:
      throw malformed(issue, 'money, number, choice or flag');
  }
}

export type SellerOffer = {
  readonly id: string;
  readonly round: number;
  readonly terms: Outcome;
  readonly charges?: readonly Charge[] | null | undefined;
  readonly supply?: Supply | null | undefined;
  readonly message: string;
  readonly madeAt: Date;
};

/** The seller's offer in the order of the issues, so that the same offer gives the same bytes. */
export function toWireOffer(
  issues: readonly Issue[],
  { terms, charges, supply, madeAt, ...offer }: SellerOffer,
): MessageInitShape<typeof OfferSchema> {
  const values = issues.map((issue) => toWireValue(issue, terms[issue.name] ?? ''));
  const currency = tableCurrency(issues);
  return {
    ...offer,
    from: Party.SELLER,
    values,
    charges: toWireCharges(charges ?? [], currency),
    ...(supply && { supply: toWireSupply(supply, currency) }),
    madeAt: timestampFromDate(madeAt),
  };
}

function toWireValue(issue: Issue, value: Outcome[string]): MessageInitShape<typeof OfferValueSchema> {
  switch (issue.type) {
    case 'money':
      return { issue: issue.name, value: { case: 'money', value: toMoney(String(value), issue.currencyCode) } };
    case 'number':
      return { issue: issue.name, value: { case: 'number', value: String(value) } };
    case 'boolean':
      return { issue: issue.name, value: { case: 'flag', value: value === true } };
    default:
      return { issue: issue.name, value: { case: 'choice', value: String(value) } };
  }
}

function numberOf(issue: string, text: string): number {
  if (/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return Number(text);
  throw malformed(issue, 'a decimal number');
}

function malformed(field: string, allowed: string): DomainError {
  return new DomainError('invalid', 'TABLE_MESSAGE_MALFORMED', `${field} is malformed; allowed is ${allowed}`, {
    field,
    allowed: [allowed],
  });
}
