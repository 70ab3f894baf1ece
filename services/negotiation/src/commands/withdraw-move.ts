import type { EntityManager } from '@mikro-orm/postgresql';
import { moveDecided } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { publish } from '@procur/service-kit/outbox';
import { HeldMove } from '../database/entities/held-move.ts';
import type { HeldMoveStatus } from '../domain/held-move.ts';
import type { Ports } from '../ports.ts';
import { appendFact } from './append-fact.ts';
import type { ThreadRow } from './lock-table.ts';

type Withdrawal = { readonly thread: ThreadRow; readonly comment: string };

/** Takes back the move of a thread that waits for a person, because there is something new to decide on. Nothing when none waits. */
export async function withdrawMove(em: EntityManager, ports: Ports, { thread, comment }: Withdrawal): Promise<void> {
  if (!thread.heldMoveId) return;
  await closeMove(em, ports, { thread, verdict: 'withdrawn', by: '', comment });
}

export type ClosedMove = {
  readonly thread: ThreadRow;
  readonly verdict: Exclude<HeldMoveStatus, 'pending'>;
  /** Empty when no person decided. */
  readonly by: string;
  /** Roles in which the person decided; those that were asked for stay when there was none. */
  readonly roles?: readonly string[];
  readonly comment: string;
};

/** Writes down what became of the move that waits, and says so. Returns the move. The caller has locked the thread. */
export async function closeMove(
  em: EntityManager,
  { now }: Ports,
  { thread, verdict, by, roles, comment }: ClosedMove,
) {
  const move = await em.findOneOrFail(HeldMove, { id: thread.heldMoveId ?? '' });
  const at = now();
  em.assign(move, {
    status: verdict,
    decidedBy: by || null,
    decidedAt: at,
    comment,
    ...(roles && { approverRoles: roles }),
  });
  thread.heldMoveId = null;
  appendFact(em, thread, { kind: 'approval', moveId: move.id, verdict, by, comment }, at);
  const { id: threadId, negotiationId, organisationId } = thread;
  const data = { negotiationId, threadId, moveId: move.id, verdict, decidedBy: by };
  // Who decided what, never the amount: the trail is read by more people than may know the limit it passed.
  const after = { verdict, ...(by !== '' && { decidedBy: by }) };
  const change = { action: 'held_move.decided', resourceId: move.id, before: { verdict: 'pending' }, after };
  recordChange(em, 'negotiation', change);
  publish(em, moveDecided, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
  return move;
}
