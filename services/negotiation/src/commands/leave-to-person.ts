import type { EntityManager } from '@mikro-orm/postgresql';
import { PersonMove } from '../database/entities/person-move.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { moveThread } from '../domain/thread-status.ts';
import type { ThreadRow } from './lock-table.ts';

/**
 * Leaves the next move of a thread undecided, for whoever has the wheel: the thread stays at the round that was played
 * last, and nothing waits to be sent. The caller has locked it.
 */
export async function leaveToPerson(
  em: EntityManager,
  thread: ThreadRow,
  { withinAuthority }: { readonly withinAuthority?: true } = {},
): Promise<void> {
  await em.flush();
  const agent = await em.findOneOrFail(ThreadAgent, { threadId: thread.id });
  agent.nextOffer = null;
  // 0 is no version: an agent that has to stay within its authority is set up anew when it goes on.
  if (withinAuthority) em.assign(agent, { withinAuthority, mandateVersion: 0 });
  if (thread.status === 'waiting_approval') thread.status = moveThread(thread.status, 'running');
  thread.round = thread.rounds;
  await withdrawPersonMove(em, thread);
}

/** Makes room for another move of a person in the same round. What has been made stays made. */
export async function withdrawPersonMove(em: EntityManager, { id: threadId, rounds }: ThreadRow): Promise<void> {
  const moves = await em.find(PersonMove, { threadId, status: 'made', round: { $gt: rounds } });
  for (const move of moves) move.status = 'withdrawn';
}
