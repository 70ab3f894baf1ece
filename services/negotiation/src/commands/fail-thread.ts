import { isAwaited } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { concludeThread } from './conclude-thread.ts';
import { identify, lockNegotiation, lockThread } from './lock-table.ts';
import { readTable } from './read-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';

export type FailedRound = { readonly threadId: string; readonly round: number; readonly reason: string };

/** Ends a thread whose round could not be played, so that the others can decide. Nothing when it has gone on since. */
export function failThread(ports: Ports) {
  return async ({ threadId, round, reason }: FailedRound): Promise<void> => {
    const table = await readTable(ports, threadId);
    if (!table) return;
    await ports.database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, identify(table.negotiation), 'alone');
      const thread = await lockThread(em, threadId);
      if (!isAwaited(thread, round)) return;
      concludeThread(em, thread, { outcome: 'failed', reason, at: ports.now() });
      await settleNegotiation(em, ports, negotiation);
    });
  };
}
