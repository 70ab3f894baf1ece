import { awardThread } from '../domain/award-thread.ts';
import type { Ports } from '../ports.ts';
import { unknownThread } from './choose-threads.ts';
import { requestClose } from './conclude-thread.ts';
import { lockNegotiation, lockThreads, type NegotiationId } from './lock-table.ts';

/** Awards one thread and has every vendor with agreed terms told. The same award again changes nothing; another is refused. */
export function concludeAward({ database }: Ports) {
  return async (where: NegotiationId, threadId: string): Promise<void> => {
    await database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      const threads = await lockThreads(em, where.id);
      const chosen = threads.find(({ id }) => id === threadId);
      if (!chosen) throw unknownThread(threadId);
      const statuses = awardThread(
        { ...negotiation, awardedThreadId: negotiation.awardedThreadId ?? null },
        chosen,
        threads,
      );
      negotiation.awardedThreadId = threadId;
      for (const thread of threads) {
        const status = statuses.get(thread.id);
        if (status === undefined) continue;
        thread.status = status;
        requestClose(em, thread);
      }
    });
  };
}
