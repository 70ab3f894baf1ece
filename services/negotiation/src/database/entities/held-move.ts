import { defineEntity, p } from '@mikro-orm/core';
import type { DecidedOffer } from '@procur/buyer-agent/next-step';
import { heldMoveStatuses } from '../../domain/held-move.ts';

/** A move above the authority limit that waits for a person, with the bytes that leave the house once it is approved. */
export const HeldMove = defineEntity({
  name: 'HeldMove',
  tableName: 'held_moves',
  properties: {
    id: p.uuid().primary(),
    negotiationId: p.uuid(),
    organisationId: p.text(),
    threadId: p.uuid(),
    action: p.enum(['offer', 'accept'] as const),
    round: p.smallint(),
    /** The offer that would be made, or the vendor's that would be taken. */
    offer: p.json<DecidedOffer>(),
    /** All-in over the term. */
    total: p.decimal().columnType('numeric'),
    approverRoles: p.json<readonly string[]>(),
    excludedApprovers: p.json<readonly string[]>(),
    status: p.enum(heldMoveStatuses),
    requestedAt: p.datetime(),
    expiresAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    comment: p.text(),
  },
});
