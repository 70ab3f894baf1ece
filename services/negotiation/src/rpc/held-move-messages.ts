import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type {
  HeldMoveSchema,
  MoveApprovalSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { toWireOffer } from '../domain/offer-messages.ts';
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
