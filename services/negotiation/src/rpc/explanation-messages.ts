import type { MessageInitShape } from '@bufbuild/protobuf';
import type { VendorComparison } from '@procur/buyer-agent/compare-vendors';
import { describeSensitivity } from '@procur/buyer-agent/weight-sensitivity';
import type {
  ExplanationSchema,
  MoveExplanationSchema,
  VendorComparisonSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import type { Decimal } from 'decimal.js';
import type { RecordedMove } from '../database/entities/move-explanation.ts';
import type { ScorePart } from '../domain/negotiation-order.ts';
import type { ExplanationView } from '../queries/get-explanation.ts';
import type { DealRow } from '../queries/negotiation-view.ts';
import { toMemoryMessage } from './memory-messages.ts';

export function toExplanationMessage(view: ExplanationView): MessageInitShape<typeof ExplanationSchema> {
  const { negotiationId, deal, failureReason, threads, weights, currencyCode } = view;
  return {
    negotiationId,
    whyWinner: deal?.whyWinner ?? failureReason,
    whyNotRunnerUp: deal?.whyNotRunnerUp ?? '',
    sensitivity: deal ? sensitivityOf(view, deal) : '',
    weights: weights.map((each) => ({ ...each })),
    threads: threads.map(({ thread, summary, moves, comparison, scoreParts, memory }) => ({
      threadId: thread.id,
      vendorName: thread.vendorName,
      summary,
      moves: moves.map(toMoveMessage),
      ...(comparison && { comparison: toComparisonMessage(comparison, scoreParts, currencyCode) }),
      ...(memory.length > 0 && { memory: toMemoryMessage(memory, thread.issues) }),
    })),
  };
}

function sensitivityOf({ weights, threads }: ExplanationView, { sensitivity, threadId }: DealRow): string {
  const winner = threads.find(({ thread }) => thread.id === threadId)?.thread.vendorName ?? '';
  return [sensitivity, describeSensitivity(winner, weights)].filter(Boolean).join(' ');
}

function toComparisonMessage(
  { isAgreed, rank, unitPrice, terms, score, scoreWorth, rankingPrice, behindWinner }: VendorComparison,
  scoreParts: readonly ScorePart[],
  currencyCode: string,
): MessageInitShape<typeof VendorComparisonSchema> {
  const money = (amount: Decimal) => toMoney(amount.toFixed(), currencyCode);
  return {
    ...{ isAgreed, rank, score },
    unitPrice: money(unitPrice),
    terms: terms.map(({ issue, value, worth }) => ({ issue, value, worth: money(worth) })),
    scoreWorth: money(scoreWorth),
    scoreParts: scoreParts.map((part) => ({ ...part })),
    rankingPrice: money(rankingPrice),
    ...(behindWinner && { behindWinner: money(behindWinner) }),
  };
}

export function toMoveMessage(
  move: RecordedMove & { readonly madeBy: string },
): MessageInitShape<typeof MoveExplanationSchema> {
  const { madeBy, round, action, ownUtility, targetUtility, estimatedOpponentUtility, reasons, clippedBy } = move;
  return {
    round,
    action,
    ownUtility,
    targetUtility,
    estimatedOpponentUtility,
    reasons: [...reasons],
    clippedBy: [...clippedBy],
    madeBy,
  };
}
