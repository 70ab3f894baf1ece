import type { MessageInitShape } from '@bufbuild/protobuf';
import type { MoveRecord } from '@procur/buyer-agent/move-record';
import type {
  ExplanationSchema,
  MoveExplanationSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { ExplanationView } from '../queries/get-explanation.ts';

export function toExplanationMessage(view: ExplanationView): MessageInitShape<typeof ExplanationSchema> {
  const { negotiationId, deal, failureReason, threads } = view;
  return {
    negotiationId,
    whyWinner: deal?.whyWinner ?? failureReason,
    whyNotRunnerUp: deal?.whyNotRunnerUp ?? '',
    sensitivity: deal?.sensitivity ?? '',
    threads: threads.map(({ thread, summary, moves }) => ({
      threadId: thread.id,
      vendorName: thread.vendorName,
      summary,
      moves: moves.map(toMoveMessage),
    })),
  };
}

export function toMoveMessage(
  move: MoveRecord & { readonly madeBy: string },
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
