import { defineEntity, p } from '@mikro-orm/core';
import type { Move } from '@procur/negotiation-engine/history';
import type { ThreadAgent as AgentSetup } from '../../domain/buyer-agent.ts';
import type { DecidedOffer } from '../../domain/next-step.ts';

/**
 * Private to the buyer's side: the agent of one thread. The next offer is stored before it is made, so that a crash
 * between the call to the vendor and the commit is followed by the very same offer.
 */
export const ThreadAgent = defineEntity({
  name: 'ThreadAgent',
  tableName: 'thread_agents',
  properties: {
    threadId: p.uuid().primary(),
    setup: p.json<AgentSetup>(),
    moves: p.json<readonly Move[]>(),
    nextOffer: p.json<DecidedOffer>().nullable(),
  },
});
