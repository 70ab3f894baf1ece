import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { CallOptions, Client } from '@connectrpc/connect';
import { protocolFault } from '@procur/buyer-agent/protocol-fault';
import { auctionKinds } from '@procur/contracts/auction-kinds';
import type { AuctionCallSchema } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import {
  type CallForOfferResponse,
  CounterpartyAction,
  type CounterpartyService,
  type RespondToOfferResponse,
  CallAnswer as WireCallAnswer,
  TableOutcome as WireOutcome,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { findDomainError } from '@procur/service-kit/rpc-errors';
import type { DecidedCall } from '../domain/auction-status.ts';
import { fromWireIssue, fromWireOffer, toWireIssue, toWireOffer } from '../domain/offer-messages.ts';
import { toWireStanding } from '../domain/standing-messages.ts';
import { fromWireSupply } from '../domain/supply-limits.ts';
import type { TableOutcome } from '../domain/thread-status.ts';
import type { CallAnswer, Counterparty, VendorAnswer } from '../ports.ts';

/** The vendors behind the counterparty contract: seller agents, people and outside agents, which look the same from here. */
export function counterpartyClient(client: Client<typeof CounterpartyService>, options: CallOptions): Counterparty {
  return {
    openTable: async ({ deadline, issues, ...opening }) => {
      const request = { ...opening, deadline: timestampFromDate(deadline), issues: issues.map(toWireIssue) };
      const { listOffer, issues: answered } = await unlessRefused(client.openTable(request, options));
      if (!listOffer) throw protocolFault('list_offer', 'nothing', 'the list offer');
      return { listOffer: fromWireOffer(listOffer), issues: answered.map(fromWireIssue) };
    },
    respondToOffer: async ({ threadId, vendorId, offer }) => {
      const said = toWireOffer({ ...offer, party: 'buyer', madeAt: new Date(offer.madeAt) });
      const request = { threadId, vendorId, offer: said, standing: toWireStanding(offer.standing) };
      return toAnswer(await unlessRefused(client.respondToOffer(request, options)));
    },
    callForOffer: async ({ threadId, vendorId, call }) => {
      const request = { threadId, vendorId, call: toWireCall(call) };
      return toCallAnswer(await unlessRefused(client.callForOffer(request, options)));
    },
    closeTable: async ({ threadId, vendorId, outcome, agreedOffer }) => {
      const offer = agreedOffer && { agreedOffer: toWireOffer(agreedOffer) };
      await unlessRefused(client.closeTable({ threadId, vendorId, outcome: wireOutcomes[outcome], ...offer }, options));
    },
  };
}

function toWireCall({ rules, madeAt, ...call }: DecidedCall): MessageInitShape<typeof AuctionCallSchema> {
  const { kind, incrementPercent, maximumCalls } = rules;
  const told = { kind: auctionKinds[kind], incrementPercent, maximumCalls };
  return { ...call, ...told, madeAt: timestampFromDate(new Date(madeAt)) };
}

function toCallAnswer({ answer, offer, message, endReason, answerDueAt }: CallForOfferResponse): CallAnswer {
  switch (answer) {
    case WireCallAnswer.OFFER: {
      if (!offer) throw protocolFault('offer', 'nothing', 'an offer with the answer OFFER');
      const said = fromWireOffer(offer);
      return { action: 'offer', offer: { ...said, message: said.message || message } };
    }
    case WireCallAnswer.PASS:
      return { action: 'pass', message };
    case WireCallAnswer.END:
      return { action: 'end', message, reason: endReason };
    case WireCallAnswer.PENDING:
      if (!answerDueAt) throw protocolFault('answer_due_at', 'nothing', 'a time with the answer PENDING');
      return { action: 'pending', dueAt: timestampDate(answerDueAt) };
    default:
      throw protocolFault('answer', String(answer), 'OFFER, PASS, END or PENDING');
  }
}

const wireOutcomes: Readonly<Record<TableOutcome, WireOutcome>> = {
  awarded: WireOutcome.AWARDED,
  not_awarded: WireOutcome.NOT_AWARDED,
  no_agreement: WireOutcome.NO_AGREEMENT,
  cancelled: WireOutcome.CANCELLED,
};

function toAnswer({
  action,
  counterOffer,
  message,
  endReason,
  answerDueAt,
  supply,
}: RespondToOfferResponse): VendorAnswer {
  switch (action) {
    case CounterpartyAction.ACCEPT:
      return { action: 'accept', message, ...(supply && { supply: fromWireSupply(supply) }) };
    case CounterpartyAction.END:
      return { action: 'end', message, reason: endReason };
    case CounterpartyAction.COUNTER: {
      if (!counterOffer) throw protocolFault('counter_offer', 'nothing', 'an offer with the action COUNTER');
      const offer = fromWireOffer(counterOffer);
      return { action: 'counter', offer: { ...offer, message: offer.message || message } };
    }
    case CounterpartyAction.PENDING:
      if (!answerDueAt) throw protocolFault('answer_due_at', 'nothing', 'a time with the action PENDING');
      return { action: 'pending', dueAt: timestampDate(answerDueAt) };
    default:
      throw protocolFault('action', String(action), 'ACCEPT, COUNTER, END or PENDING');
  }
}

// A refusal is the vendor's answer and final; a fault says nothing about the vendor and is for the bus to try again.
async function unlessRefused<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw findDomainError(error) ?? error;
  }
}
