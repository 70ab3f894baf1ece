import { Round } from '../database/entities/round.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { isAwaited, moveThread } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import type { Decision } from './decide-step.ts';
import { keepOffers, type SaidInRound } from './keep-offers.ts';
import { identify, lockNegotiation, lockThread } from './lock-table.ts';
import type { Table } from './read-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';
import { startRound } from './start-round.ts';

/** A vendor that has come to the table where an auction is to begin: nothing is decided before it has. */
export type Arrival = SaidInRound & { readonly prepared: Pick<Decision, 'agent' | 'basis'> };

/** Writes the vendor's list offer. The last vendor to come has the auction begin. */
export async function recordArrival(ports: Ports, { negotiation, thread: read }: Table, arrival: Arrival) {
  const { agent, basis } = arrival.prepared;
  await ports.database.transaction(async (em) => {
    const locked = await lockNegotiation(em, identify(negotiation), 'alone');
    const thread = await lockThread(em, read.id);
    // Whoever hands a thread back has the vendor asked to the table again, and it gives the same answer.
    if (!isAwaited(thread, 0) || thread.pausedAt) return;
    const at = ports.now();
    if (basis.mandateVersion !== locked.mandateVersion)
      return startRound(em, { thread, round: 0, priority: 'high', at });
    keepOffers(em, thread, arrival);
    const { mandateVersion, withinAuthority } = basis;
    em.create(ThreadAgent, { threadId: thread.id, setup: agent, moves: [], mandateVersion, withinAuthority });
    em.create(Round, { threadId: thread.id, number: 0, outcome: 'opened', completedAt: at });
    thread.status = moveThread(thread.status, 'running');
    await settleNegotiation(em, ports, locked);
  });
}
