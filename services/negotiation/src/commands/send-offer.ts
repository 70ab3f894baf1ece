import type { DecidedOffer } from '@procur/buyer-agent/next-step';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { isAwaited } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { identify, lockNegotiation, lockThread } from './lock-table.ts';
import type { Table } from './read-table.ts';

/**
 * The offer of the round, from now on the one and only: it is marked as being on its way before it is, so that after a
 * crash the same bytes are sent again, and a mandate that changes meanwhile changes the next offer and not this one.
 * `undefined` when the thread has moved on, or a person has the wheel and the offer is the agent's.
 */
export async function takeOfferToSend(
  { database }: Ports,
  { negotiation, thread: { id: threadId, round } }: Table,
): Promise<DecidedOffer | undefined> {
  return await database.transaction(async (em) => {
    await lockNegotiation(em, identify(negotiation), 'share');
    const thread = await lockThread(em, threadId);
    if (!isAwaited(thread, round)) return undefined;
    const agent = await em.findOneOrFail(ThreadAgent, { threadId }, { refresh: true });
    if (!agent.nextOffer) throw new Error(`thread ${threadId} has no offer for round ${round}`);
    const isHeldBack = thread.pausedAt && agent.nextOffer.by === undefined && agent.sentRound < round;
    if (isHeldBack) return undefined;
    agent.sentRound = round;
    return agent.nextOffer;
  });
}
