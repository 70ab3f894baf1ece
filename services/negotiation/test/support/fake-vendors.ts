import { setTimeout as pause } from 'node:timers/promises';
import { create } from '@bufbuild/protobuf';
import { Code, ConnectError, type ConnectRouter, createClient, createRouterTransport } from '@connectrpc/connect';
import { toTerms } from '@procur/buyer-agent/table-terms';
import { type Terms, unitPriceOf } from '@procur/buyer-agent/terms';
import type { AuctionCall } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import {
  CallAnswer,
  type CloseTableRequest,
  CounterpartyAction,
  CounterpartyService,
  type OpenTableRequest,
  type RespondToOfferRequest,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { type Offer, OfferSchema } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { Decimal } from 'decimal.js';
import { counterpartyClient } from '../../src/adapters/counterparty-client.ts';
import { fromWireIssue, fromWireOffer, toWireOffer } from '../../src/domain/offer-messages.ts';
import type { Counterparty } from '../../src/ports.ts';

/** How a vendor behaves. It comes down by `step` a round from its list price to its floor and takes what reaches its ask. */
export type FakeVendor = {
  readonly floor: number;
  readonly step: number;
  readonly delayMs?: number;
  /** Rounds that do not answer, and how; round 0 is the opening. Asked on each call. */
  readonly failure?: (round: number, call: number) => 'unavailable' | 'hangs' | 'refuses' | undefined;
  /** Says this instead of an ordinary counter-offer. */
  readonly tamper?: (offer: Offer) => Offer;
  readonly endsInRound?: number;
  /** What it says to a call for its best offer: a price, or that it leaves. What it would ask in that round unless told. */
  readonly bid?: (call: AuctionCall) => number | 'pass' | 'end';
};

export type FakeVendors = {
  readonly counterparty: Counterparty;
  /** The same vendors for a server of their own. */
  readonly routes: (router: ConnectRouter) => void;
  readonly opened: OpenTableRequest[];
  readonly offered: RespondToOfferRequest[];
  readonly called: AuctionCallOf[];
  readonly closed: CloseTableRequest[];
  /** Most calls that were being answered at the same time. */
  readonly peak: () => number;
};

/** A call and whom it was made to. */
export type AuctionCallOf = { readonly vendorId: string; readonly call: AuctionCall };

/** Vendors by id behind the real contract and the real client, without a network. */
export function fakeVendors(vendors: Readonly<Record<string, FakeVendor>>, timeoutMs = 1000): FakeVendors {
  const opened: OpenTableRequest[] = [];
  const offered: RespondToOfferRequest[] = [];
  const called: AuctionCallOf[] = [];
  const closed: CloseTableRequest[] = [];
  const listOffers = new Map<string, Offer>();
  let [running, peak] = [0, 0];
  const behave = async <T>(vendorId: string, round: number, call: number, answer: (vendor: FakeVendor) => T) => {
    const vendor = vendors[vendorId];
    if (!vendor) throw new ConnectError(`no vendor ${vendorId}`, Code.NotFound);
    running += 1;
    peak = Math.max(peak, running);
    try {
      await pause(vendor.delayMs ?? 0);
      await fail(vendor.failure?.(round, call));
      return answer(vendor);
    } finally {
      running -= 1;
    }
  };
  const routes = (router: ConnectRouter): void => {
    router.service(CounterpartyService, {
      openTable: (request) => {
        opened.push(request);
        return behave(request.vendorId, 0, opened.length, () => {
          const answer = answerOpening(request);
          listOffers.set(request.threadId, create(OfferSchema, answer.listOffer));
          return answer;
        });
      },
      respondToOffer: (request) => {
        offered.push(request);
        const call = offered.filter((one) => one.threadId === request.threadId).length;
        return behave(request.vendorId, request.offer?.round ?? 0, call, (vendor) => answerOffer(vendor, request));
      },
      callForOffer: ({ threadId, vendorId, call }) => {
        const list = listOffers.get(threadId);
        if (!call || !list) throw new ConnectError('no call at an open table', Code.InvalidArgument);
        called.push({ vendorId, call });
        const made = called.filter((one) => one.vendorId === vendorId).length;
        return behave(vendorId, call.round, made, (vendor) => answerCall(vendor, call, list));
      },
      closeTable: (request) => {
        closed.push(request);
        return {};
      },
    });
  };
  const client = createClient(CounterpartyService, createRouterTransport(routes));
  return {
    counterparty: counterpartyClient(client, { timeoutMs }),
    routes,
    opened,
    offered,
    called,
    closed,
    peak: () => peak,
  };
}

async function fail(failure: 'unavailable' | 'hangs' | 'refuses' | undefined): Promise<void> {
  if (failure === 'unavailable') throw new ConnectError('the vendor is away', Code.Unavailable);
  if (failure === 'refuses') throw new ConnectError('we do not sell to you', Code.FailedPrecondition);
  if (failure === 'hangs') await pause(60_000, undefined, { ref: false });
}

function answerCall(vendor: FakeVendor, call: AuctionCall, list: Offer) {
  const bid = vendor.bid?.(call) ?? Math.max(vendor.floor, listPrice - vendor.step * call.round);
  if (bid === 'pass') return { answer: CallAnswer.PASS, message: 'We stay with what we offered' };
  if (bid === 'end') return { answer: CallAnswer.END, message: 'Good bye' };
  const facts = { id: '', round: call.round, party: 'seller' as const, message: 'Our best offer', madeAt: epoch };
  const { terms } = fromWireOffer(list);
  return { answer: CallAnswer.OFFER, offer: toWireOffer({ ...facts, terms: withPrice(terms, new Decimal(bid)) }) };
}

function answerOpening(request: OpenTableRequest) {
  const issues = request.issues.map(fromWireIssue);
  const bid = issues.map((issue) => (issue.name === 'unit_price' ? lastIndex(issue) : 0));
  const listOffer = { id: '', round: 0, party: 'seller' as const, message: 'Our list offer', madeAt: epoch };
  return { listOffer: toWireOffer({ ...listOffer, terms: toTerms(issues, bid) }), issues: request.issues };
}

function answerOffer(vendor: FakeVendor, { offer }: RespondToOfferRequest) {
  if (!offer) throw new ConnectError('no offer', Code.InvalidArgument);
  const { terms } = fromWireOffer(offer);
  const ask = Decimal.max(vendor.floor, listPrice - vendor.step * offer.round);
  if (new Decimal(unitPriceOf(terms).amount).gte(ask)) return { action: CounterpartyAction.ACCEPT };
  if (offer.round === vendor.endsInRound) return { action: CounterpartyAction.END, message: 'Good bye' };
  const facts = { id: '', round: offer.round, party: 'seller' as const, message: 'Our counter-offer', madeAt: epoch };
  const counter = create(OfferSchema, toWireOffer({ ...facts, terms: withPrice(terms, ask) }));
  return { action: CounterpartyAction.COUNTER, counterOffer: vendor.tamper?.(counter) ?? counter };
}

const listPrice = 1200;
const epoch = new Date(0);

function withPrice(terms: Terms, price: Decimal): Terms {
  return terms.map((term) => (term.kind === 'money' ? { ...term, amount: price.toFixed() } : term));
}

function lastIndex(issue: ReturnType<typeof fromWireIssue>): number {
  if (issue.type !== 'money') return 0;
  return new Decimal(issue.max).minus(issue.min).dividedBy(issue.step).floor().toNumber();
}
