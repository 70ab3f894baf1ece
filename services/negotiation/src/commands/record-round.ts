import type { EntityManager } from '@mikro-orm/postgresql';
import type { MoveRecord } from '@procur/buyer-agent/move-record';
import type { DecidedOffer, NextStep } from '@procur/buyer-agent/next-step';
import type { ThreadAgent as AgentSetup } from '@procur/buyer-agent/thread-agent';
import { roundCompleted } from '@procur/contracts/events';
import type { Move } from '@procur/negotiation-engine/history';
import type { Issue } from '@procur/negotiation-engine/issue';
import { publish } from '@procur/service-kit/outbox';
import { MoveExplanation } from '../database/entities/move-explanation.ts';
import { Round, type RoundOutcome } from '../database/entities/round.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { isOpen, moveThread } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { type Conclusion, concludeThread } from './conclude-thread.ts';
import { keepOffers, type MadeOffer } from './keep-offers.ts';
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
  /** What the vendor put on the table; with the opening only. */
  readonly issues?: readonly Issue[];
  readonly agent?: AgentSetup;
  readonly moves?: readonly Move[];
  readonly record?: MoveRecord;
  /** Exactly one of these two. */
  readonly nextOffer?: DecidedOffer;
  readonly conclusion?: Conclusion;
};

/** Completes what happened at the table by what the agent has decided. */
export function afterStep({ newId, now }: Ports, played: PlayedRound, step: NextStep): PlayedRound {
  const { record } = step;
  switch (step.kind) {
    case 'offer':
      return { ...played, record, nextOffer: { id: newId(), madeAt: now().toISOString(), ...step.offer } };
    case 'accept': {
      const agreedOfferId = played.sellerOffer?.id ?? '';
      return {
        ...played,
        record,
        outcome: 'buyer_accepted',
        conclusion: { outcome: 'agreed', reason: '', agreedOfferId },
      };
    }
    case 'end':
      return { ...played, record, conclusion: { outcome: 'no_agreement', reason: 'NOTHING_WITHIN_THE_MANDATE' } };
  }
}

/** Writes the round in the caller's transaction; nothing when the thread has moved on or ended meanwhile. */
export async function recordRound(
  ports: Ports,
  { negotiation, thread: read }: Table,
  played: PlayedRound,
): Promise<void> {
  await ports.database.transaction(async (em) => {
    const locked = await lockNegotiation(em, identify(negotiation), played.conclusion ? 'alone' : 'share');
    const thread = await lockThread(em, read.id);
    if (!isOpen(thread.status) || thread.round !== read.round) return;
    const at = ports.now();
    keepOffers(em, thread, played);
    thread.answerDueAt = null;
    if (played.vendorMessage) thread.vendorMessage = played.vendorMessage;
    keepDecision(em, ports, { thread, played, at });
    announceRound(em, thread, { played, at });
    if (played.nextOffer) continueThread(em, thread, { nextOffer: played.nextOffer, at });
    if (!played.conclusion) return;
    concludeThread(em, thread, { ...played.conclusion, at });
    await settleNegotiation(em, ports, locked);
  });
}

type Decided = { readonly thread: ThreadRow; readonly played: PlayedRound; readonly at: Date };

function keepDecision(em: EntityManager, { newId }: Ports, { thread, played, at }: Decided): void {
  const { agent, moves, record, nextOffer = null } = played;
  const threadId = thread.id;
  if (record) em.create(MoveExplanation, { id: newId(), threadId, decidedAt: at, ...record });
  if (agent) em.create(ThreadAgent, { threadId, setup: agent, moves: moves ?? [], nextOffer });
  else if (moves) em.assign(em.getReference(ThreadAgent, threadId), { moves, nextOffer });
}

function announceRound(em: EntityManager, thread: ThreadRow, { played, at }: Omit<Decided, 'thread'>): void {
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName, round } = thread;
  em.create(Round, { threadId, number: round, outcome: played.outcome, completedAt: at });
  // The opening is no round of its own; its list offer is announced as received.
  if (played.outcome === 'opened') return;
  const data = { negotiationId, threadId, vendorId, vendorName, round, outcome: played.outcome };
  publish(em, roundCompleted, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
}

type Continuation = { readonly nextOffer: DecidedOffer; readonly at: Date };

function continueThread(em: EntityManager, thread: ThreadRow, { nextOffer, at }: Continuation): void {
  if (thread.status === 'opening') thread.status = moveThread(thread.status, 'running');
  thread.round = nextOffer.round;
  startRound(em, { thread, round: nextOffer.round, priority: 'normal', at });
}
