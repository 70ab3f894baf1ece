import type { EntityManager } from '@mikro-orm/postgresql';
import { tableCloseRequested, threadConcluded } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { HeldMove } from '../database/entities/held-move.ts';
import { moveThread, type ThreadOutcome, tableOutcome } from '../domain/thread-status.ts';
import { appendFact } from './append-fact.ts';
import type { ThreadRow } from './lock-table.ts';

/** How a thread ended. `reason` is a stable code, empty when terms are agreed. */
export type Conclusion = { readonly outcome: ThreadOutcome; readonly reason: string; readonly agreedOfferId?: string };

/** Ends a thread in the caller's transaction. The caller holds the negotiation alone and settles it afterwards. */
export function concludeThread(em: EntityManager, thread: ThreadRow, ending: Conclusion & { readonly at: Date }): void {
  const { outcome, reason, agreedOfferId, at } = ending;
  // An opening can end in agreement only if there is an offer to agree on, which makes it a running thread first.
  if (thread.status === 'opening' && outcome === 'agreed') thread.status = moveThread(thread.status, 'running');
  thread.status = moveThread(thread.status, outcome);
  thread.endReason = reason;
  thread.concludedAt = at;
  thread.answerDueAt = null;
  thread.pausedBy = null;
  thread.pausedAt = null;
  if (agreedOfferId) thread.agreedOfferId = agreedOfferId;
  withdrawHeldMove(em, thread);
  const fact = {
    kind: 'concluded',
    outcome,
    reason,
    rounds: thread.rounds,
    agreedOfferId: agreedOfferId ?? null,
  } as const;
  appendFact(em, thread, fact, at);
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName, rounds } = thread;
  const data = { negotiationId, threadId, vendorId, vendorName, outcome, rounds };
  publish(em, threadConcluded, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
  requestClose(em, thread);
}

// What waited for a person waits for nothing any more, unless it has just been decided.
function withdrawHeldMove(em: EntityManager, thread: ThreadRow): void {
  if (thread.heldMoveId) em.assign(em.getReference(HeldMove, thread.heldMoveId), { status: 'withdrawn' });
  thread.heldMoveId = null;
}

/** Has the vendor told how it ended, unless its terms still wait for the award. */
export function requestClose(em: EntityManager, thread: ThreadRow): void {
  if (tableOutcome(thread.status) === undefined) return;
  const { id: threadId, negotiationId, organisationId, vendorId } = thread;
  const options = { aggregateId: negotiationId, organisationId, priority: 'normal' } as const;
  publish(em, tableCloseRequested, { negotiationId, threadId, vendorId }, options);
}
