import type { EntityManager } from '@mikro-orm/postgresql';
import { Auction } from '../database/entities/auction.ts';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { Mandate } from '../database/entities/mandate.ts';
import { Offer } from '../database/entities/offer.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { awaitsAuction } from '../domain/auction-status.ts';
import type { Ports } from '../ports.ts';
import { concludeThread } from './conclude-thread.ts';
import { type DecisionPoint, decideStep } from './decide-step.ts';
import { followDecision } from './follow-decision.ts';
import { leaveToPerson, withdrawPersonMove } from './leave-to-person.ts';
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
 * offer that is on its way already stays, and while a person has the wheel nothing is decided. The caller holds the
 * negotiation alone and settles it afterwards.
 */
export async function decideAgain(
  em: EntityManager,
  ports: Ports,
  { negotiation, thread, ...given }: Again,
): Promise<void> {
  const agent = await em.findOne(ThreadAgent, { threadId: thread.id }, { refresh: true });
  if (!agent || isOnItsWay(thread, agent)) return;
  if (thread.pausedAt) return await leaveToPerson(em, thread, given);
  if (await isInAuction(em, thread)) return;
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  await withdrawPersonMove(em, thread);
  const at = ports.now();
  const { rounds: round } = thread;
  const withinAuthority = given.withinAuthority ?? agent.withinAuthority;
  const point = { ...(await readPoint(em, thread, agent)), withinAuthority };
  const decision = await decideStep(ports, { negotiation, thread, mandate, agent }, point);
  if (decision) await followDecision(em, ports, { negotiation, thread, decision, round, at });
  else concludeThread(em, thread, { outcome: 'no_agreement', reason: 'NO_COMMON_TERMS', at });
}

// What follows for its vendor is decided with the others, by the auction.
async function isInAuction(em: EntityManager, { id: threadId, negotiationId }: ThreadRow): Promise<boolean> {
  const auction = await em.findOne(Auction, { negotiationId });
  return awaitsAuction(auction, await em.findOne(AuctionEntrant, { threadId }));
}

/** Whether the decided offer has left the house and its answer is awaited. */
export function isOnItsWay({ round, rounds }: ThreadRow, { sentRound }: AgentRow): boolean {
  return round > rounds && sentRound >= round;
}

/** What is known at the point a thread has reached. */
export async function readPoint(em: EntityManager, thread: ThreadRow, agent: AgentRow): Promise<DecisionPoint> {
  const { id: threadId, issues, rounds: round } = thread;
  const offers = await em.find(Offer, { threadId, party: 'seller' }, { orderBy: { round: 'asc' } });
  const list = offers.find((offer) => offer.round === 0)?.terms ?? [];
  const last = offers.at(-1);
  const standing = last && last.round > 0 ? last.terms : undefined;
  const said = { withinAuthority: agent.withinAuthority, approvedUpTo: agent.approvedUpTo ?? undefined };
  return { issues, moves: agent.moves, round, list, ...said, ...(standing && { standing }) };
}
