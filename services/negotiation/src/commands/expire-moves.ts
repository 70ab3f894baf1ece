import type { InferEntity } from '@mikro-orm/core';
import { asPlatform, forOrganisation } from '@procur/service-kit/tenant-scope';
import { HeldMove } from '../database/entities/held-move.ts';
import { Negotiation } from '../database/entities/negotiation.ts';
import type { Ports } from '../ports.ts';
import { refuseMove } from './decide-move.ts';
import { identify, lockNegotiation, lockThread } from './lock-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';

// Bounds the work of one pass; the next pass takes the rest.
const atOnce = 50;

/** Stops waiting for persons who have not decided in time; the agent then stays within its authority. Returns how many. */
export function expireMoves(ports: Ports) {
  return async (): Promise<number> => {
    const late = await asPlatform('find moves nobody decided', () => findLate(ports));
    for (const move of late) await forOrganisation(move.organisationId, () => expire(ports, move));
    return late.length;
  };
}

async function findLate({ database, now }: Ports): Promise<readonly Late[]> {
  return await database.em.find(
    HeldMove,
    { status: 'pending', expiresAt: { $lte: now() } },
    { fields: ['id', 'organisationId', 'negotiationId', 'threadId'], orderBy: { expiresAt: 'asc' }, limit: atOnce },
  );
}

type Late = Pick<InferEntity<typeof HeldMove>, 'id' | 'organisationId' | 'negotiationId' | 'threadId'>;

async function expire(ports: Ports, { id, negotiationId, threadId }: Late): Promise<void> {
  await ports.database.transaction(async (em) => {
    const found = await em.findOneOrFail(Negotiation, { id: negotiationId });
    const negotiation = await lockNegotiation(em, identify(found), 'alone');
    const thread = await lockThread(em, threadId);
    // A person has been faster.
    if (thread.heldMoveId !== id) return;
    const comment = 'nobody decided in time';
    await refuseMove(em, ports, { negotiation, thread, verdict: 'expired', by: '', comment });
    await settleNegotiation(em, ports, negotiation);
  });
}
