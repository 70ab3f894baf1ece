import type { EntityManager } from '@mikro-orm/postgresql';
import { threadResumed } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { publish } from '@procur/service-kit/outbox';
import type { Person } from '../domain/held-move.ts';
import { requireRunning } from '../domain/wheel.ts';
import type { Ports } from '../ports.ts';
import { chooseOpenThreads } from './choose-threads.ts';
import { decideAgain } from './decide-again.ts';
import { lockNegotiation, type NegotiationRow, type ThreadRow } from './lock-table.ts';
import type { WheelOf } from './pause-thread.ts';
import { settleNegotiation } from './settle-negotiation.ts';
import { startRound } from './start-round.ts';

/**
 * Hands back to the agent, which goes on from everything that was said. A move of the person that waits for an approval
 * goes on waiting. Handing back twice changes nothing.
 * @throws DomainError not-found, conflict when the negotiation or the thread has ended.
 */
export function resumeThread(ports: Ports) {
  return async (person: Person, { threadId, ...where }: WheelOf): Promise<void> => {
    await ports.database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      requireRunning(negotiation.status);
      for (const thread of await chooseOpenThreads(em, { negotiationId: where.id, threadId })) {
        if (!thread.pausedAt) continue;
        announceReturn(em, ports, { thread, by: person.subject });
        await em.flush();
        await goOn(em, ports, { negotiation, thread });
        await em.flush();
      }
      await settleNegotiation(em, ports, negotiation);
    });
  };
}

type Returning = { readonly thread: ThreadRow; readonly by: string };

function announceReturn(em: EntityManager, { now }: Ports, { thread, by }: Returning): void {
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName, pausedBy = '' } = thread;
  thread.pausedBy = null;
  thread.pausedAt = null;
  const data = { negotiationId, threadId, vendorId, vendorName, resumedBy: by };
  publish(em, threadResumed, data, { aggregateId: negotiationId, organisationId, occurredAt: now() });
  const change = { before: { pausedBy }, after: { pausedBy: '' } };
  recordChange(em, 'negotiation', { action: 'negotiation_thread.resumed', resourceId: threadId, ...change });
}

type Continuing = { readonly negotiation: NegotiationRow; readonly thread: ThreadRow };

async function goOn(em: EntityManager, ports: Ports, { negotiation, thread }: Continuing): Promise<void> {
  const { status, round, rounds } = thread;
  if (status === 'waiting_approval') return;
  // The event of this round has come and gone while nothing was to be sent. One too many does no harm.
  if (status === 'opening' || round > rounds) startRound(em, { thread, round, priority: 'normal', at: ports.now() });
  else await decideAgain(em, ports, { negotiation, thread });
}
