import type { EntityManager } from '@mikro-orm/postgresql';
import { Mandate } from '../database/entities/mandate.ts';
import { Offer } from '../database/entities/offer.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { Ports } from '../ports.ts';
import { concludeThread } from './conclude-thread.ts';
import { type DecisionPoint, decideStep } from './decide-step.ts';
import { followDecision } from './follow-decision.ts';
import type { NegotiationRow, ThreadRow } from './lock-table.ts';
import type { AgentRow } from './read-table.ts';

type Again = {
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  /** Absent to leave it as it is. */
  readonly withinAuthority?: true;
};

/**
 * Decides the next move of a thread anew, because the mandate has changed or a person has refused the move there was. An
 * offer that is on its way already stays. The caller holds the negotiation alone and settles it afterwards.
 */
export async function decideAgain(
  em: EntityManager,
  ports: Ports,
  { negotiation, thread, ...given }: Again,
): Promise<void> {
  const agent = await em.findOne(ThreadAgent, { threadId: thread.id }, { refresh: true });
  if (!agent || isOnItsWay(thread, agent)) return;
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const at = ports.now();
  const round = thread.status === 'waiting_approval' ? thread.round : thread.round - 1;
  const point = await pointOf(em, {
    thread,
    agent,
    round,
    withinAuthority: given.withinAuthority ?? agent.withinAuthority,
  });
  const decision = await decideStep(ports, { negotiation, thread, mandate, agent }, point);
  if (decision) await followDecision(em, ports, { negotiation, thread, decision, round, at });
  else concludeThread(em, thread, { outcome: 'no_agreement', reason: 'NO_COMMON_TERMS', at });
}

function isOnItsWay({ status, round }: ThreadRow, { sentRound }: AgentRow): boolean {
  return status !== 'waiting_approval' && sentRound >= round;
}

type Place = {
  readonly thread: ThreadRow;
  readonly agent: AgentRow;
  readonly round: number;
  readonly withinAuthority: boolean;
};

async function pointOf(em: EntityManager, { thread, agent, round, withinAuthority }: Place): Promise<DecisionPoint> {
  const { id: threadId, issues } = thread;
  const offers = await em.find(Offer, { threadId, party: 'seller' }, { orderBy: { round: 'asc' } });
  const list = offers.find((offer) => offer.round === 0)?.terms ?? [];
  const last = offers.at(-1);
  const standing = last && last.round > 0 ? last.terms : undefined;
  const said = { withinAuthority, approvedUpTo: agent.approvedUpTo ?? undefined };
  return { issues, moves: agent.moves, round, list, ...said, ...(standing && { standing }) };
}
