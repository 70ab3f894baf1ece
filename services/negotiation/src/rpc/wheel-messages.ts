import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { PersonMove } from '@procur/buyer-agent/person-step';
import {
  type GetNextMovesResponseSchema,
  type MakeMoveRequest,
  MoveAction,
  type NextMoveSchema,
  type OfferDistanceSchema,
  NextMoveState as WireState,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { toMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { MeasuredOffer, NextMove, NextMoveState, NextMoves } from '../commands/preview-moves.ts';
import { fromWireValues, toWireIssue, toWireOffer } from '../domain/offer-messages.ts';
import { toMoveMessage } from './explanation-messages.ts';

/** @throws DomainError invalid when no action is named, or an offer without values. */
export function fromMoveMessage({
  action: given,
  values,
  message,
}: Pick<MakeMoveRequest, 'action' | 'values' | 'message'>): PersonMove {
  const action = fromWireEnum('action', actions, given);
  if (!action)
    throw new DomainError('invalid', 'ACTION_MISSING', 'a move says offer, accept or end', {
      field: 'action',
      given: 'nothing',
      allowed: ['OFFER', 'ACCEPT', 'END'],
    });
  return action === 'offer' ? { action, terms: fromWireValues(values), message } : { action };
}

const actions: Readonly<Record<PersonMove['action'], MoveAction>> = {
  offer: MoveAction.OFFER,
  accept: MoveAction.ACCEPT,
  end: MoveAction.END,
};

const states: Readonly<Record<NextMoveState, WireState>> = {
  opening: WireState.OPENING,
  decided: WireState.DECIDED,
  made: WireState.MADE,
  waiting_approval: WireState.WAITING_APPROVAL,
  would_be: WireState.WOULD_BE,
};

export function toNextMovesMessage({
  negotiation,
  mandate,
  moves,
}: NextMoves): MessageInitShape<typeof GetNextMovesResponseSchema> {
  const money = (amount: string) => toMoney(amount, mandate.currencyCode);
  return {
    moves: moves.map((move) => toNextMoveMessage(move, mandate.currencyCode)),
    walkAwayUnitPrice: money(mandate.walkAwayUnitPrice),
    ...(mandate.authorityLimit !== undefined && { authorityLimit: money(mandate.authorityLimit) }),
    ...(mandate.maximumTotal !== undefined && { maximumTotal: money(mandate.maximumTotal) }),
    maximumRounds: mandate.maximumRounds,
    deadlineAt: timestampFromDate(negotiation.deadlineAt),
  };
}

function toNextMoveMessage(move: NextMove, currencyCode: string): MessageInitShape<typeof NextMoveSchema> {
  const { thread, state, action, offer, standing, record, madeBy } = move;
  return {
    threadId: thread.id,
    vendorId: thread.vendorId,
    vendorName: thread.vendorName,
    state: states[state],
    action,
    round: thread.rounds + 1,
    ...(offer && { offer: toDistanceMessage(offer, currencyCode) }),
    ...(standing && { standingOffer: toDistanceMessage(standing, currencyCode) }),
    ...(record && { explanation: toMoveMessage({ madeBy, ...record }) }),
    madeBy,
    pausedBy: thread.pausedBy ?? '',
    ...(thread.pausedAt && { pausedAt: timestampFromDate(thread.pausedAt) }),
    issues: thread.issues.map(toWireIssue),
  };
}

function toDistanceMessage(
  { offer, belowWalkAway, share, total, broken }: MeasuredOffer,
  currencyCode: string,
): MessageInitShape<typeof OfferDistanceSchema> {
  return {
    offer: toWireOffer(offer),
    belowWalkAway: toMoney(belowWalkAway, currencyCode),
    belowWalkAwayShare: share,
    total: toMoney(total, currencyCode),
    brokenRules: [...broken],
  };
}
