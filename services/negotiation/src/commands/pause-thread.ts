import type { EntityManager } from '@mikro-orm/postgresql';
import { threadPaused } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { publish } from '@procur/service-kit/outbox';
import type { Person } from '../domain/held-move.ts';
import { requireRunning } from '../domain/wheel.ts';
import type { Ports } from '../ports.ts';
import { chooseOpenThreads } from './choose-threads.ts';
import { leaveToPerson } from './leave-to-person.ts';
import { lockNegotiation, type NegotiationId, type ThreadRow } from './lock-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';
import { withdrawCall } from './withdraw-call.ts';
import { withdrawMove } from './withdraw-move.ts';

/** Which thread of which negotiation; an empty thread stands for all. */
export type WheelOf = NegotiationId & { readonly threadId: string };

/**
 * Takes the wheel: the agent sends and decides nothing more. What is on its way is heard, and deadlines hold. Pausing
 * twice changes nothing.
 * @throws DomainError not-found, conflict when the negotiation or the thread has ended.
 */
export function pauseThread(ports: Ports) {
  return async (person: Person, { threadId, ...where }: WheelOf): Promise<void> => {
    await ports.database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      requireRunning(negotiation.status);
      for (const thread of await chooseOpenThreads(em, { negotiationId: where.id, threadId }))
        if (!thread.pausedAt) await pause(em, ports, { thread, by: person.subject });
      // An auction goes on without a thread that a person has.
      await settleNegotiation(em, ports, negotiation);
    });
  };
}

type Pausing = { readonly thread: ThreadRow; readonly by: string };

async function pause(em: EntityManager, ports: Ports, { thread, by }: Pausing): Promise<void> {
  const at = ports.now();
  thread.pausedBy = by;
  thread.pausedAt = at;
  thread.pauseWarnedAt = null;
  if (thread.status === 'waiting_approval') {
    await withdrawMove(em, ports, { thread, comment: 'a person took the wheel' });
    await leaveToPerson(em, thread);
  }
  await withdrawCall(em, thread);
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName } = thread;
  const data = { negotiationId, threadId, vendorId, vendorName, pausedBy: by };
  publish(em, threadPaused, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
  const change = { before: { pausedBy: '' }, after: { pausedBy: by } };
  recordChange(em, 'negotiation', { action: 'negotiation_thread.paused', resourceId: threadId, ...change });
}
