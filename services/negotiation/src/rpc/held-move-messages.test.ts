import { create } from '@bufbuild/protobuf';
import { Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import {
  HeldMoveOrder,
  ListHeldMovesRequestSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { describe, expect, it } from 'vitest';
import { fromHeldMovesMessage } from './held-move-messages.ts';

const read = (init: Parameters<typeof create<typeof ListHeldMovesRequestSchema>>[1]) =>
  fromHeldMovesMessage(create(ListHeldMovesRequestSchema, init), 'organisation');

describe('a question for the moves that wait', () => {
  it('asks for all of them, what expires first first, when it says nothing', () => {
    expect(read({})).toEqual({
      organisationId: 'organisation',
      pageSize: 0,
      pageToken: '',
      order: 'expiring-first',
      approverRole: undefined,
      decidableByCaller: false,
      negotiationId: '',
    });
  });

  it('names a role and an order', () => {
    const asked = { order: HeldMoveOrder.NEWEST_FIRST, approverRole: Role.APPROVER, decidableByCaller: true };
    expect(read(asked)).toMatchObject({ order: 'newest-first', approverRole: 'approver', decidableByCaller: true });
  });

  it('is refused with a role or an order that is none', () => {
    expect(() => read({ approverRole: 99 as Role })).toThrow(expect.objectContaining({ field: 'approver_role' }));
    expect(() => read({ order: 99 as HeldMoveOrder })).toThrow(expect.objectContaining({ field: 'order' }));
  });
});
