import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { auctionKinds, fromAuctionKind } from '@procur/contracts/auction-kinds';
import type { AuctionCall, AuctionCallSchema } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import {
  CallAnswer,
  type CallForOfferResponseSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import type { AnsweredOffer, OfferResponse } from '../commands/ask-vendor.ts';
import type { BuyerCall } from '../commands/take-turn.ts';
import type { OfferCall } from '../domain/selling/offer-call.ts';
import { toWireOffer } from './offer-messages.ts';

/** @throws DomainError invalid when there is no call, or one of a kind that is none. */
export function fromCallMessage(
  call: AuctionCall | undefined,
): Pick<BuyerCall, 'round' | 'callId' | 'call' | 'message'> {
  const kind = fromAuctionKind(call?.kind);
  if (!call || !kind)
    throw new DomainError('invalid', 'CALL_MISSING', 'a call of an auction is needed', {
      field: 'call',
      given: call ? `kind ${call.kind}` : 'nothing',
      allowed: ['a call of kind ENGLISH or SEALED'],
    });
  const { id: callId, round, message, incrementPercent, number, maximumCalls, isBehind } = call;
  return { callId, round, message, call: { kind, incrementPercent, number, maximumCalls, isBehind } };
}

export function toCallResponse(response: OfferResponse): MessageInitShape<typeof CallForOfferResponseSchema> {
  if ('pendingUntil' in response)
    return { answer: CallAnswer.PENDING, answerDueAt: timestampFromDate(response.pendingUntil) };
  const { round, counterOffer: terms, charges, supply, answeredAt: madeAt, endReason, action } = response.answer;
  const message = wordsOf(response);
  if (!terms) return { answer: action === 'pass' ? CallAnswer.PASS : CallAnswer.END, message, endReason };
  const said = { id: response.answer.offerId, round, terms, charges, supply, madeAt, message };
  const offer = toWireOffer(response.table.issues, said);
  return { answer: CallAnswer.OFFER, message, offer };
}

/** A call as the person it was put before may read it again. */
export function toCallMessage(
  call: OfferCall,
  said: { readonly id: string; readonly round: number; readonly message: string; readonly madeAt: Date },
): MessageInitShape<typeof AuctionCallSchema> {
  return { ...call, ...said, kind: auctionKinds[call.kind], madeAt: timestampFromDate(said.madeAt) };
}

function wordsOf({ table, answer }: AnsweredOffer): string {
  return table.counterparty === 'built-in-agent' ? (sentences[answer.action] ?? '') : answer.message;
}

// As with answers to offers: courtesy without a figure.
const sentences: Readonly<Record<string, string>> = {
  counter: 'This is the best we can offer now.',
  pass: 'We stay with what we have offered.',
  end: 'We cannot come to terms and end our talks here.',
};
