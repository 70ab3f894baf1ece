import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import {
  type HeldMoveSchema,
  type ListHeldMovesRequest,
  type ListHeldMovesResponseSchema,
  type MoveApprovalSchema,
  HeldMoveOrder as WireOrder,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { toMoney } from '@procur/service-kit/money';
import type { Page } from '@procur/service-kit/paging';
import { fromWireRole } from '@procur/service-kit/roles';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import { toWireOffer } from '../domain/offer-messages.ts';
import type { HeldMoveFilter, HeldMoveOrder, WaitingMove } from '../queries/list-held-moves.ts';
import type { HeldMoveRow } from '../queries/negotiation-view.ts';
import { toWireRoles } from './mandate-messages.ts';

export function toHeldMoveMessage(move: HeldMoveRow, currencyCode: string): MessageInitShape<typeof HeldMoveSchema> {
  const { id, action, offer, total, requestedAt, expiresAt, approverRoles } = move;
  const party = action === 'offer' ? 'buyer' : 'seller';
  return {
    id,
    action,
    offer: toWireOffer({ ...offer, party, madeAt: new Date(offer.madeAt) }),
    total: toMoney(total, currencyCode),
    requestedAt: timestampFromDate(requestedAt),
    expiresAt: timestampFromDate(expiresAt),
    approverRoles: toWireRoles(approverRoles),
  };
}

export function toMoveApprovalMessage(
  { id: moveId, decidedBy, approverRoles, total, decidedAt }: HeldMoveRow,
  currencyCode: string,
): MessageInitShape<typeof MoveApprovalSchema> {
  return {
    moveId,
    approvedBy: decidedBy ?? '',
    approverRoles: toWireRoles(approverRoles),
    total: toMoney(total, currencyCode),
    ...(decidedAt && { approvedAt: timestampFromDate(decidedAt) }),
  };
}

/** @throws DomainError invalid for an order that is none. */
export function fromHeldMovesMessage(request: ListHeldMovesRequest, organisationId: string): HeldMoveFilter {
  const { pageSize, pageToken, approverRole, decidableByCaller, negotiationId } = request;
  return {
    ...{ organisationId, pageSize, pageToken, decidableByCaller, negotiationId },
    order: fromWireEnum('order', orders, request.order) ?? 'expiring-first',
    approverRole: approverRole === Role.UNSPECIFIED ? undefined : requireRole(approverRole),
  };
}

const orders: Readonly<Record<HeldMoveOrder, WireOrder>> = {
  'expiring-first': WireOrder.EXPIRING_FIRST,
  'newest-first': WireOrder.NEWEST_FIRST,
};

function requireRole(role: Role): string {
  const name = fromWireRole(role);
  if (name) return name;
  throw new DomainError('invalid', 'ENUM_UNKNOWN', `approver_role: ${role} is no role`, {
    field: 'approver_role',
    given: String(role),
    allowed: ['ROLE_APPROVER', 'ROLE_ADMIN', 'ROLE_BUYER'],
  });
}

export function toHeldMovesMessage({
  rows,
  nextPageToken,
}: Page<WaitingMove>): MessageInitShape<typeof ListHeldMovesResponseSchema> {
  return { moves: rows.map(toWaitingMove), nextPageToken };
}

function toWaitingMove({ move, negotiation, thread, isDecidableByCaller }: WaitingMove) {
  const { requestId, requestNumber, title, currencyCode } = negotiation;
  const { id: threadId, vendorId, vendorName } = thread;
  return {
    ...{ negotiationId: negotiation.id, requestId, requestNumber, title, threadId, vendorId, vendorName },
    move: toHeldMoveMessage(move, currencyCode),
    isDecidableByCaller,
  };
}
