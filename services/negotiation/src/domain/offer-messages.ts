import type { MessageInitShape } from '@bufbuild/protobuf';
import type { TimestampSchema } from '@bufbuild/protobuf/wkt';
import { protocolFault } from '@procur/buyer-agent/protocol-fault';
import { type ChargeTerm, isCharge } from '@procur/buyer-agent/stated-charges';
import { findTerm, issueNames, type Term, type Terms } from '@procur/buyer-agent/terms';
import type {
  IssueSchema,
  OfferSchema,
  OfferValue,
  OfferValueSchema,
  Issue as WireIssue,
  Offer as WireOffer,
  Party as WireParty,
} from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import type { Issue } from '@procur/negotiation-engine/issue';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { fromWireCharge, toWireCharge } from './charge-messages.ts';
import { fromWireSupply, type Supply } from './supply-limits.ts';

/** An offer as both sides know it; the one mapping between what the domain says and what travels. */
export type OfferFacts = {
  readonly id: string;
  readonly round: number;
  readonly party: 'buyer' | 'seller';
  readonly terms: Terms;
  readonly message: string;
  readonly madeAt: Date;
};

export function toWireOffer(offer: OfferFacts): MessageInitShape<typeof OfferSchema> {
  return {
    id: offer.id,
    round: offer.round,
    from: toWireParty(offer.party),
    values: toWireValues(offer.terms),
    charges: offer.terms.filter(isCharge).map(toWireCharge),
    message: offer.message,
    madeAt: toTimestamp(offer.madeAt),
  };
}

// The contract's own numbers, checked by its type: the rules load no generated code, only its types.
const wireParties: Readonly<Record<OfferFacts['party'], WireParty>> = { buyer: 1, seller: 2 };

export function toWireParty(party: OfferFacts['party']): WireParty {
  return wireParties[party];
}

/** A value for each issue; what is charged besides is no value. */
export function toWireValues(terms: Terms): MessageInitShape<typeof OfferValueSchema>[] {
  return terms.flatMap((term) => (isCharge(term) ? [] : [toWireValue(term)]));
}

function toTimestamp(date: Date): MessageInitShape<typeof TimestampSchema> {
  const milliseconds = date.getTime() % 1000;
  return { seconds: BigInt((date.getTime() - milliseconds) / 1000), nanos: milliseconds * 1_000_000 };
}

/** @throws DomainError invalid COUNTERPARTY_PROTOCOL when a value is missing or not a number. */
export function fromWireOffer(offer: WireOffer): {
  readonly terms: Terms;
  readonly message: string;
  readonly supply?: Supply;
} {
  const values = fromWireValues(offer.values);
  const price = findTerm(values, issueNames.unitPrice);
  const currencyCode = price?.kind === 'money' ? price.currencyCode : '';
  return {
    terms: [...values, ...offer.charges.map((charge) => fromWireCharge(charge, currencyCode))],
    message: offer.message,
    ...(offer.supply && { supply: fromWireSupply(offer.supply) }),
  };
}

/** @throws DomainError invalid COUNTERPARTY_PROTOCOL when a value is missing or not a number. */
export function fromWireValues(values: readonly OfferValue[]): Terms {
  return values.map(fromWireValue);
}

export function toWireIssue(issue: Issue): MessageInitShape<typeof IssueSchema> {
  switch (issue.type) {
    case 'money': {
      const amount = (text: string) => toMoney(text, issue.currencyCode);
      const value = { minimum: amount(issue.min), maximum: amount(issue.max), step: amount(issue.step) };
      return { name: issue.name, kind: { case: 'money', value } };
    }
    case 'number': {
      const { min, max, step, unit: unitCode } = issue;
      const value = { minimum: String(min), maximum: String(max), step: String(step), unitCode };
      return { name: issue.name, kind: { case: 'number', value } };
    }
    case 'choice':
      return {
        name: issue.name,
        kind: { case: 'choice', value: { choices: [...issue.values], ordered: issue.ordered } },
      };
    case 'boolean':
      return { name: issue.name, kind: { case: 'flag', value: {} } };
    case 'date':
      throw new Error(`issue ${issue.name}: days travel as numbers, the contract has no kind for dates`);
  }
}

/** @throws DomainError invalid COUNTERPARTY_PROTOCOL when the issue has no kind or a range that is not a number. */
export function fromWireIssue({ name, kind }: WireIssue): Issue {
  switch (kind.case) {
    case 'money': {
      const { minimum, maximum, step } = kind.value;
      if (!minimum || !maximum || !step) throw protocolFault(name, 'an open range', 'minimum, maximum and step');
      const { currencyCode, value } = fromMoney(minimum);
      const [max, by] = [fromMoney(maximum).value.toFixed(), fromMoney(step).value.toFixed()];
      return { name, type: 'money', currencyCode, min: value.toFixed(), max, step: by };
    }
    case 'number': {
      const { minimum, maximum, step, unitCode } = kind.value;
      const [min, max, by] = [minimum, maximum, step].map((text) => Number(decimalText(name, text)));
      return { name, type: 'number', unit: unitCode, min: min ?? 0, max: max ?? 0, step: by ?? 1 };
    }
    case 'choice':
      return { name, type: 'choice', ordered: kind.value.ordered, values: kind.value.choices };
    case 'flag':
      return { name, type: 'boolean' };
    default:
      throw protocolFault(name, 'an issue without a kind', 'money, number, choice or flag');
  }
}

function toWireValue(term: Exclude<Term, ChargeTerm>): MessageInitShape<typeof OfferValueSchema> {
  const { issue } = term;
  switch (term.kind) {
    case 'money':
      return { issue, value: { case: 'money', value: toMoney(term.amount, term.currencyCode) } };
    case 'number':
      return { issue, value: { case: 'number', value: term.number } };
    case 'choice':
      return { issue, value: { case: 'choice', value: term.choice } };
    case 'flag':
      return { issue, value: { case: 'flag', value: term.flag } };
  }
}

function fromWireValue({ issue, value }: OfferValue): Term {
  switch (value.case) {
    case 'money': {
      const { currencyCode, value: amount } = fromMoney(value.value);
      return { issue, kind: 'money', currencyCode, amount: amount.toFixed() };
    }
    case 'number':
      return { issue, kind: 'number', number: decimalText(issue, value.value) };
    case 'choice':
      return { issue, kind: 'choice', choice: value.value };
    case 'flag':
      return { issue, kind: 'flag', flag: value.value };
    default:
      throw protocolFault(issue, 'no value', 'money, number, choice or flag');
  }
}

// "36" and "36.0" are the same number and must compare as the same text.
function decimalText(issue: string, text: string): string {
  if (!/^-?\d{1,18}(\.\d{1,9})?$/.test(text)) throw protocolFault(issue, JSON.stringify(text), 'a decimal number');
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
