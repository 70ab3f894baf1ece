import type { EntityManager } from '@mikro-orm/postgresql';
import type { RememberedDeal } from '@procur/buyer-agent/memory';
import { roundCompleted } from '@procur/contracts/events';
import type { Move } from '@procur/negotiation-engine/history';
import type { Issue } from '@procur/negotiation-engine/issue';
import { publish } from '@procur/service-kit/outbox';
import { Round, type RoundOutcome } from '../database/entities/round.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { Supply } from '../domain/supply-limits.ts';
import { isAwaited } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { appendFact } from './append-fact.ts';
import { type Conclusion, concludeThread } from './conclude-thread.ts';
import type { Decision } from './decide-step.ts';
import { followDecision } from './follow-decision.ts';
import { keepOffers, type MadeOffer } from './keep-offers.ts';
import { leaveToPerson } from './leave-to-person.ts';
import { identify, lockNegotiation, lockThread, type ThreadRow } from './lock-table.ts';
import type { Table } from './read-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';
import { startRound } from './start-round.ts';

/** What happened in a round and what follows from it. */
export type PlayedRound = {
  readonly outcome: RoundOutcome;
  readonly buyerOffer?: MadeOffer;
  readonly sellerOffer?: MadeOffer;
  /** Words with which the vendor accepted or left. Kept and shown; they decide nothing. */
  readonly vendorMessage?: string;
  /** What the vendor can supply of all lots, said with an acceptance. */
  readonly supply?: Supply;
  /** What the vendor put on the table; with the opening only. */
  readonly issues?: readonly Issue[];
  readonly memory?: readonly RememberedDeal[];
  readonly moves?: readonly Move[];
  /** Exactly one of these two, or neither while a person has the wheel. */
  readonly decision?: Decision;
  readonly conclusion?: Conclusion;
};

/** Writes the round in the caller's transaction; nothing when the thread has moved on or ended meanwhile. */
export async function recordRound(
  ports: Ports,
  { negotiation, thread: read }: Table,
  heard: PlayedRound,
): Promise<void> {
  await ports.database.transaction(async (em) => {
    const locked = await lockNegotiation(em, identify(negotiation), mayEnd(heard) ? 'alone' : 'share');
    const thread = await lockThread(em, read.id);
    if (!isAwaited(thread, read.round)) return;
    const at = ports.now();
    const { round } = thread;
    // Whoever hands the thread back has the vendor asked to the table again, and it gives the same answer.
    if (thread.pausedAt && round === 0 && heard.decision) return;
    const played = thread.pausedAt ? withoutDecision(heard) : heard;
    // The mandate has changed since the decision. The round is played again: the vendor gives the same answer, and the
    // decision on it is made under the mandate that is in force.
    if (played.decision && played.decision.basis.mandateVersion !== locked.mandateVersion)
      return startRound(em, { thread, round, priority: 'high', at });
    keepOffers(em, thread, played);
    thread.answerDueAt = null;
    if (played.vendorMessage) thread.vendorMessage = played.vendorMessage;
    if (played.supply) thread.supply = played.supply;
    keepFinalAnswer(em, thread, { played, at });
    keepMoves(em, thread, played);
    announceRound(em, thread, { played, at });
    if (played.conclusion) concludeThread(em, thread, { ...played.conclusion, at });
    const { decision } = played;
    if (decision) await followDecision(em, ports, { negotiation: locked, thread, decision, round, at });
    else if (!played.conclusion) await leaveToPerson(em, thread);
    if (mayEnd(played)) await settleNegotiation(em, ports, locked);
  });
}

// A person has the wheel: the answer is heard, and what follows from it is not the agent's to say.
function withoutDecision({ decision, ...heard }: PlayedRound): PlayedRound {
  return decision ? { ...heard, outcome: 'countered' } : heard;
}

// An acceptance that needs a person ends nothing yet; then the lock is stronger than it had to be.
function mayEnd({ decision, conclusion }: PlayedRound): boolean {
  return conclusion !== undefined || decision?.step.kind === 'accept' || decision?.step.kind === 'end';
}

type Played = { readonly played: PlayedRound; readonly at: Date };

function keepFinalAnswer(em: EntityManager, thread: ThreadRow, { played, at }: Played): void {
  const { buyerOffer, sellerOffer, outcome, vendorMessage: message = '' } = played;
  if (!buyerOffer || sellerOffer) return;
  const action = outcome === 'seller_accepted' ? 'accept' : 'end';
  appendFact(em, thread, { kind: 'answered', round: thread.round, action, message }, at);
}

function keepMoves(em: EntityManager, { id: threadId }: ThreadRow, { decision, moves }: PlayedRound): void {
  if (!moves) return;
  if (moves.length > 0) em.assign(em.getReference(ThreadAgent, threadId), { moves });
  else if (decision) em.create(ThreadAgent, { threadId, setup: decision.agent, moves });
}

function announceRound(em: EntityManager, thread: ThreadRow, { played, at }: Played): void {
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName, round } = thread;
  em.create(Round, { threadId, number: round, outcome: played.outcome, completedAt: at });
  // The opening is no round of its own; its list offer is announced as received.
  if (played.outcome === 'opened') return;
  const data = { negotiationId, threadId, vendorId, vendorName, round, outcome: played.outcome };
  publish(em, roundCompleted, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
}
