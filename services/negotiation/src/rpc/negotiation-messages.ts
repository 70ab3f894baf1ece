import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type NegotiationResultSchema,
  type NegotiationSchema,
  type NegotiationThreadSchema,
  NegotiationStatus as WireNegotiationStatus,
  ThreadStatus as WireThreadStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { NegotiationStatus } from '../domain/negotiation-status.ts';
import { toWireOffer } from '../domain/offer-messages.ts';
import type { RankedDeal } from '../domain/ranked-deal.ts';
import { toWireSupply } from '../domain/supply-limits.ts';
import { flagText } from '../domain/text-flags.ts';
import type { ThreadStatus } from '../domain/thread-status.ts';
import type { DealRow, NegotiationView, ThreadRow } from '../queries/negotiation-view.ts';
import { toAuctionMessage } from './auction-view-messages.ts';
import { toHeldMoveMessage, toMoveApprovalMessage } from './held-move-messages.ts';

export function toNegotiationMessage(view: NegotiationView): MessageInitShape<typeof NegotiationSchema> {
  const { negotiation, threads, deal } = view;
  const { quantityValue, quantityUnit, completedAt } = negotiation;
  return {
    id: negotiation.id,
    requestId: negotiation.requestId,
    title: negotiation.title,
    category: negotiation.category,
    status: toWireStatus(negotiation.status),
    threads: threads.map((thread) => toThreadMessage(thread, view)),
    ...(deal && { result: toResultMessage(deal, view), ranking: toRankingMessages(deal, view) }),
    failureReason: negotiation.failureReason ?? '',
    quantity: { value: quantityValue, unitCode: quantityUnit },
    startedAt: timestampFromDate(negotiation.startedAt),
    ...(completedAt && { completedAt: timestampFromDate(completedAt) }),
    engine: negotiation.engine,
    deadlineAt: timestampFromDate(negotiation.deadlineAt),
    ...(view.auction && { auction: toAuctionMessage(view.auction, view) }),
  };
}

/** `undefined` for UNSPECIFIED, which a filter takes for all. */
export function fromWireStatus(wire: WireNegotiationStatus): NegotiationStatus | undefined {
  return fromWireEnum('status', negotiationStatuses, wire);
}

export function toWireStatus(status: NegotiationStatus): WireNegotiationStatus {
  return negotiationStatuses[status];
}

const negotiationStatuses: Readonly<Record<NegotiationStatus, WireNegotiationStatus>> = {
  running: WireNegotiationStatus.RUNNING,
  completed: WireNegotiationStatus.COMPLETED,
  failed: WireNegotiationStatus.FAILED,
  cancelled: WireNegotiationStatus.CANCELLED,
};

const threadStatuses: Readonly<Record<ThreadStatus, WireThreadStatus>> = {
  opening: WireThreadStatus.OPENING,
  running: WireThreadStatus.RUNNING,
  waiting_approval: WireThreadStatus.WAITING_APPROVAL,
  agreed: WireThreadStatus.AGREED,
  no_agreement: WireThreadStatus.NO_AGREEMENT,
  awarded: WireThreadStatus.AWARDED,
  not_awarded: WireThreadStatus.NOT_AWARDED,
  failed: WireThreadStatus.FAILED,
  cancelled: WireThreadStatus.CANCELLED,
};

function toThreadMessage(
  thread: ThreadRow,
  { negotiation, offers, heldMoves }: NegotiationView,
): MessageInitShape<typeof NegotiationThreadSchema> {
  const offer = (id: string | null | undefined) => {
    const found = id ? offers.get(id) : undefined;
    return found && toWireOffer(found);
  };
  const held = heldMoves.get(thread.id);
  const [lastBuyerOffer, lastSellerOffer] = [offer(thread.lastBuyerOfferId), offer(thread.lastSellerOfferId)];
  const agreedOffer = offer(thread.agreedOfferId);
  return {
    id: thread.id,
    vendorId: thread.vendorId,
    vendorName: thread.vendorName,
    status: threadStatuses[thread.status],
    rounds: thread.rounds,
    listUnitPrice: toMoney(thread.listUnitPrice, negotiation.currencyCode),
    ...(lastBuyerOffer && { lastBuyerOffer }),
    ...(lastSellerOffer && { lastSellerOffer }),
    ...(agreedOffer && { agreedOffer }),
    endReason: thread.endReason,
    ...(held?.status === 'pending' && { heldMove: toHeldMoveMessage(held, negotiation.currencyCode) }),
    ...(thread.answerDueAt && { answerDueAt: timestampFromDate(thread.answerDueAt) }),
    pausedBy: thread.pausedBy ?? '',
    ...(thread.pausedAt && { pausedAt: timestampFromDate(thread.pausedAt) }),
    vendorMessage: thread.vendorMessage,
    vendorMessageFlags: [...flagText(thread.vendorMessage)],
  };
}

function toRankingMessages(winner: DealRow, view: NegotiationView) {
  const unexplained = { runnerUpThreadId: null, whyWinner: '' };
  return winner.ranking.map(({ deal, comparableTotal }) => ({
    deal: toResultMessage({ ...deal, ...unexplained }, view),
    comparableTotal: toMoney(comparableTotal, deal.currencyCode),
  }));
}

type Closed = RankedDeal['deal'] & {
  readonly runnerUpThreadId?: string | null | undefined;
  readonly whyWinner: string;
};

function toResultMessage(
  deal: Closed,
  { threads, offers, heldMoves }: NegotiationView,
): MessageInitShape<typeof NegotiationResultSchema> {
  const winner = threads.find(({ id }) => id === deal.threadId);
  const runnerUp = threads.find(({ id }) => id === deal.runnerUpThreadId);
  const agreed = offers.get(winner?.agreedOfferId ?? '');
  const held = heldMoves.get(deal.threadId);
  const money = (amount: string) => toMoney(amount, deal.currencyCode);
  return {
    threadId: deal.threadId,
    vendorId: winner?.vendorId ?? '',
    vendorName: winner?.vendorName ?? '',
    ...(agreed && { agreedOffer: toWireOffer(agreed) }),
    listUnitPrice: money(deal.listUnitPrice),
    unitPrice: money(deal.unitPrice),
    annualTotal: money(deal.annualTotal),
    contractTotal: money(deal.contractTotal),
    allInTotal: money(deal.allInTotal),
    costLines: deal.costLines.map(({ name, amount }) => ({ name, amount: money(amount) })),
    savingsTotal: money(deal.savingsTotal),
    savingsShare: deal.savingsShare,
    rounds: deal.rounds,
    runnerUpThreadId: runnerUp?.id ?? '',
    runnerUpVendorId: runnerUp?.vendorId ?? '',
    runnerUpVendorName: runnerUp?.vendorName ?? '',
    explanation: deal.whyWinner,
    ...(winner?.supply && { supply: toWireSupply(winner.supply) }),
    ...(held?.offer.id === agreed?.id && held && { approval: toMoveApprovalMessage(held, deal.currencyCode) }),
  };
}
