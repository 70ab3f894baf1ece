import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { DecidedCall } from '../domain/auction-status.ts';
import { isAwaited } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { identify, lockNegotiation, lockThread } from './lock-table.ts';
import type { Table } from './read-table.ts';

/** The call of the round, marked as being on its way before it is. `undefined` when it was taken back or answered. */
export async function takeCallToSend(
  { database }: Ports,
  { negotiation, thread: { id: threadId, round } }: Table,
): Promise<DecidedCall | undefined> {
  return await database.transaction(async (em) => {
    await lockNegotiation(em, identify(negotiation), 'share');
    const thread = await lockThread(em, threadId);
    const { call } = await em.findOneOrFail(AuctionEntrant, { threadId }, { refresh: true });
    if (!isAwaited(thread, round) || call?.round !== round) return undefined;
    const agent = await em.findOneOrFail(ThreadAgent, { threadId }, { refresh: true });
    agent.sentRound = round;
    return call;
  });
}
