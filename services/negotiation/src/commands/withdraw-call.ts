import type { EntityManager } from '@mikro-orm/postgresql';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { ThreadRow } from './lock-table.ts';

/** Takes back a call that has not left the house, because a person has taken the wheel. Nothing when there is none. */
export async function withdrawCall(em: EntityManager, thread: ThreadRow): Promise<void> {
  const { id: threadId, round } = thread;
  const entrant = await em.findOne(AuctionEntrant, { threadId }, { refresh: true });
  if (!entrant?.call) return;
  const { sentRound } = await em.findOneOrFail(ThreadAgent, { threadId }, { refresh: true });
  if (sentRound >= round) return;
  entrant.call = null;
  thread.round = thread.rounds;
}
