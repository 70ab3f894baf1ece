import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import {
  ChargeBasis,
  type OfferValue,
  type StatedCharge,
  type SupplyLimits,
} from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import {
  AnswerState,
  type VendorAnswer,
  VendorAnswerAction,
  VendorAnswerSchema,
  type VendorAnswersService,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney, toMoney } from '@procur/service-kit/money';

/** Words that a buyer could write to break the page. */
export const nastyWords = '<script>alert(1)</script> & "quotes"';

const issues = [
  {
    name: 'unit_price',
    kind: {
      case: 'money' as const,
      value: { minimum: toMoney('840', 'USD'), maximum: toMoney('1200', 'USD'), step: toMoney('1', 'USD') },
    },
  },
  {
    name: 'term_months',
    kind: { case: 'number' as const, value: { minimum: '12', maximum: '36', step: '12', unitCode: 'MON' } },
  },
  { name: 'payment_terms', kind: { case: 'choice' as const, value: { choices: ['NET30', 'NET45'], ordered: true } } },
];

const valuesAt = (price: string, payment: string) => [
  { issue: 'unit_price', value: { case: 'money' as const, value: toMoney(price, 'USD') } },
  { issue: 'term_months', value: { case: 'number' as const, value: '36' } },
  { issue: 'payment_terms', value: { case: 'choice' as const, value: payment } },
];

const shipping = (amount: string) => ({ name: 'shipping', basis: ChargeBasis.ONCE, amount: toMoney(amount, 'USD') });

type Said = {
  readonly values?: OfferValue[];
  readonly charges?: StatedCharge[];
  readonly supply?: SupplyLimits;
};

/** One round of a vendor's person for each token that begins with "good"; the rules of the real one in small. */
export function fakeVendorAnswers(): Partial<ServiceImpl<typeof VendorAnswersService>> {
  const given = new Map<string, VendorAnswer>();
  const check = (token: string) => {
    if (token.startsWith('old')) throw new DomainError('forbidden', 'LINK_EXPIRED', 'the link has expired');
    if (!token.startsWith('good')) throw new DomainError('forbidden', 'LINK_INVALID', 'the link is not one of ours');
  };
  const answer = (token: string, action: VendorAnswerAction, message: string, said: Said = {}) => {
    const { values = [] } = said;
    check(token);
    const before = given.get(token);
    if (before && before.action !== action)
      throw new DomainError('conflict', 'LINK_USED', 'this round has been answered, and an answer stands');
    const offer = { counterOffer: { ...said, values, message } };
    const made = create(VendorAnswerSchema, { action, message, ...(values.length > 0 && offer) });
    given.set(token, before ?? made);
    return { answer: before ?? made };
  };
  return {
    getStandingOffer: ({ token }) => {
      check(token);
      const before = given.get(token);
      return {
        standingOffer: {
          buyerName: 'Acme <Inc>',
          vendorName: 'Seller & Sons',
          title: '150 CRM seats',
          quantity: { value: '150', unitCode: 'EA' },
          round: 2,
          maximumRounds: 6,
          offer: { values: valuesAt('1000', 'NET45'), message: nastyWords, charges: [shipping('200')] },
          yourLastOffer: { values: valuesAt('1150.5', 'NET30'), charges: [shipping('200')] },
          asksSupply: token.startsWith('good-lots'),
          issues,
          answerDueAt: timestampFromDate(new Date('2026-12-01T12:00:00Z')),
          state: before ? AnswerState.ANSWERED : AnswerState.AWAITED,
          ...(before && { answer: before }),
          readsWords: true,
        },
      };
    },
    acceptOffer: ({ token, message }) => answer(token, VendorAnswerAction.ACCEPT, message),
    declineOffer: ({ token, message }) => answer(token, VendorAnswerAction.DECLINE, message),
    counterOffer: ({ token, message, values, charges, supply, chargesConfirmed }) => {
      if (/set-up/.test(message) && charges.length < 2 && !chargesConfirmed)
        throw new DomainError('conflict', 'CHARGES_UNCONFIRMED', 'the words name set-up', { field: 'message' });
      if (charges.some(({ amount }) => amount?.currencyCode === 'USD' && amount.units > 9000n))
        throw new DomainError('invalid', 'COUNTER_OFFER_INVALID', 'no such charge', {
          field: 'charge.shipping',
          allowed: ['an amount from 0 in USD', 'at most 2 decimals'],
        });
      const price = values[0]?.value;
      if (price?.case === 'money' && fromMoney(price.value).value.gt(1200))
        throw new DomainError('invalid', 'COUNTER_OFFER_INVALID', '1300 USD cannot be offered', {
          field: 'unit_price',
          allowed: ['840 to 1200 USD', 'at most 2 decimals'],
        });
      return answer(token, VendorAnswerAction.COUNTER, message, { values, charges, ...(supply && { supply }) });
    },
    proposeOffer: ({ token }) => {
      check(token);
      const setUp = { name: 'set-up', basis: ChargeBasis.ONCE, amount: toMoney('500', 'USD') };
      const read = { values: valuesAt('1075.25', 'NET45'), charges: [setUp] };
      return { proposal: { ...read, assumedIssues: ['term_months'], engine: 'model:x' } };
    },
  };
}
