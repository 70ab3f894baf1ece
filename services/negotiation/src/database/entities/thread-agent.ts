import { defineEntity, p } from '@mikro-orm/core';
import type { DecidedOffer } from '@procur/buyer-agent/next-step';
import type { ThreadAgent as AgentSetup } from '@procur/buyer-agent/thread-agent';
import type { Move } from '@procur/negotiation-engine/history';
import type { Wording } from '../../domain/wording.ts';

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
    /** The version of the mandate the setup and the next offer were decided under. */
    mandateVersion: p.integer().default(1),
    /** True after a person has refused a move above the authority limit. */
    withinAuthority: p.boolean().default(false),
    /** All-in total up to which a person has let moves pass under this version of the mandate. */
    approvedUpTo: p.text().nullable(),
    /** The last round whose offer has been on its way to the vendor: from then on it is that offer and no other. */
    sentRound: p.smallint().default(0),
    /** The words a language model found for the offer of a round, kept before they are sent. */
    wording: p.json<Wording>().nullable(),
  },
});
