import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { OfferValue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { Party } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import {
  type OfferProposalSchema,
  type StandingOfferSchema,
  type VendorAnswerSchema,
  VendorAnswerAction as WireAction,
  AnswerState as WireState,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney } from '@procur/service-kit/money';
import type { AnswerOnRecord } from '../commands/answer-by-link.ts';
import type { ProposedOffer } from '../commands/propose-offer.ts';
import type { GivenValue } from '../domain/selling/person-answer.ts';
import type { AnswerState, StandingOffer } from '../queries/read-standing-offer.ts';
import { toCallMessage } from './call-messages.ts';
import { toWireIssue, toWireOffer } from './offer-messages.ts';
import { toWireStanding } from './standing-messages.ts';

export function toStandingOfferMessage(
  { table, vendor, request, lastOffer, answer, state }: StandingOffer,
  readsWords: boolean,
): MessageInitShape<typeof StandingOfferSchema> {
  const { issues, buyerName, title, maximumRounds, asksSupply } = table;
  const { round, buyerOfferId: id, buyerOffer: terms, call, buyerMessage: message, askedAt: madeAt } = request;
  const { buyerCharges: charges } = request;
  return {
    ...{ buyerName, title, maximumRounds, round, readsWords, asksSupply },
    vendorName: vendor.name,
    contactName: vendor.counterparty.contactName,
    quantity: { value: table.quantity, unitCode: table.quantityUnit },
    ...(terms && {
      offer: { ...toWireOffer(issues, { id, round, terms, charges, message, madeAt }), from: Party.BUYER },
    }),
    standing: toWireStanding(request.standing),
    ...(call && { call: toCallMessage(call, { id, round, message, madeAt }) }),
    yourLastOffer: toWireOffer(issues, { ...lastOffer, message: '' }),
    issues: issues.map(toWireIssue),
    answerDueAt: timestampFromDate(request.dueAt),
    state: states[state],
    // What the clock has answered is no answer of the vendor.
    ...(answer && state === 'answered' && { answer: toAnswerMessage({ table, answer }) }),
  };
}

export function toAnswerMessage({ table, answer }: AnswerOnRecord): MessageInitShape<typeof VendorAnswerSchema> {
  const { round, message, counterOffer: terms, charges, supply, offerId: id, answeredAt: madeAt } = answer;
  const action = actions[answer.action] ?? WireAction.DECLINE;
  const said = { action, message, round, answeredAt: timestampFromDate(madeAt) };
  if (!terms) return said;
  return { ...said, counterOffer: toWireOffer(table.issues, { id, round, terms, charges, supply, message, madeAt }) };
}

export function toProposalMessage({
  table,
  terms,
  assumedIssues,
  charges: read,
  engine,
}: ProposedOffer): MessageInitShape<typeof OfferProposalSchema> {
  const offer = { id: '', round: 0, terms, charges: read, message: '', madeAt: table.openedAt };
  const { values = [], charges = [] } = toWireOffer(table.issues, offer);
  return { values, charges, assumedIssues: [...assumedIssues], engine };
}

/** @throws DomainError invalid when a value has no kind or is no number. */
export function fromWireValues(values: readonly OfferValue[]): GivenValue[] {
  return values.map(({ issue, value }): GivenValue => {
    switch (value.case) {
      case 'money': {
        const { currencyCode, value: amount } = fromMoney(value.value);
        return { issue, value: amount.toFixed(), currencyCode };
      }
      case 'number':
        return { issue, value: readNumber(issue, value.value) };
      case 'choice':
      case 'flag':
        return { issue, value: value.value };
      default:
        throw noValue(issue, 'nothing', 'money, number, choice or flag');
    }
  });
}

const states: Readonly<Record<AnswerState, WireState>> = {
  awaited: WireState.AWAITED,
  answered: WireState.ANSWERED,
  overdue: WireState.OVERDUE,
  closed: WireState.CLOSED,
};

const actions: Readonly<Record<string, WireAction>> = {
  accept: WireAction.ACCEPT,
  counter: WireAction.COUNTER,
  end: WireAction.DECLINE,
  pass: WireAction.DECLINE,
};

function readNumber(issue: string, text: string): number {
  if (/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return Number(text);
  throw noValue(issue, text, 'a decimal number');
}

function noValue(field: string, given: string, allowed: string): DomainError {
  const message = `${field}: ${given} is no value; allowed is ${allowed}`;
  return new DomainError('invalid', 'COUNTER_OFFER_INVALID', message, { field, given, allowed: [allowed] });
}
