import type { EntityManager } from '@mikro-orm/postgresql';
import type { DecidedOffer, NextStep } from '@procur/buyer-agent/next-step';
import type { LedgerFact } from '@procur/deal-certificate/ledger';
import { MoveExplanation } from '../database/entities/move-explanation.ts';
import { Offer } from '../database/entities/offer.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { moveThread } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { appendFact } from './append-fact.ts';
import { concludeThread } from './conclude-thread.ts';
import type { Decision } from './decide-step.ts';
import { holdMove } from './hold-move.ts';
import type { NegotiationRow, ThreadRow } from './lock-table.ts';
import { startRound } from './start-round.ts';

/** A decision and where it belongs. The caller has locked the negotiation (alone, if the thread may end) and the thread. */
export type Following = {
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  readonly decision: Decision;
  /** The last round that was played. */
  readonly round: number;
  readonly at: Date;
  /** The user who decided in place of the agent, and whether in words of their own. */
  readonly person?: { readonly subject: string; readonly inOwnWords: boolean };
};

/** Writes a decision down with its reasons and does what it says. True when the thread has ended by it. */
export async function followDecision(em: EntityManager, ports: Ports, following: Following): Promise<boolean> {
  const { thread, decision, at, person } = following;
  const { step, agent, basis } = decision;
  const madeBy = person?.subject ?? '';
  em.create(MoveExplanation, { id: ports.newId(), threadId: thread.id, decidedAt: at, madeBy, ...step.record });
  appendFact(em, thread, toFact(following), at);
  const { mandateVersion, withinAuthority } = basis;
  const row = await em.findOneOrFail(ThreadAgent, { threadId: thread.id });
  em.assign(row, { setup: agent, mandateVersion, withinAuthority, nextOffer: null });
  switch (step.kind) {
    case 'offer': {
      const by = person && { by: person.subject, inOwnWords: person.inOwnWords };
      const offer = { id: ports.newId(), madeAt: at.toISOString(), ...step.offer, ...by };
      if (step.needsPerson) await holdMove(em, ports, { ...following, action: 'offer', offer, by: person?.subject });
      else await makeNext(em, { thread, offer, at });
      return false;
    }
    case 'accept': {
      const offer = await standingOffer(em, thread);
      if (step.needsPerson) await holdMove(em, ports, { ...following, action: 'accept', offer, by: person?.subject });
      else concludeThread(em, thread, { outcome: 'agreed', reason: '', agreedOfferId: offer.id, at });
      return !step.needsPerson;
    }
    case 'end': {
      concludeThread(em, thread, { outcome: 'no_agreement', reason: step.reason, at });
      return true;
    }
  }
}

type NextOffer = { readonly thread: ThreadRow; readonly offer: DecidedOffer; readonly at: Date };

/** Puts an offer that may leave the house on the queue. */
export async function makeNext(em: EntityManager, { thread, offer, at }: NextOffer): Promise<void> {
  if (thread.status !== 'running') thread.status = moveThread(thread.status, 'running');
  thread.round = offer.round;
  em.assign(await em.findOneOrFail(ThreadAgent, { threadId: thread.id }), { nextOffer: offer });
  startRound(em, { thread, round: offer.round, priority: 'normal', at });
}

/** The vendor's last offer as it was made. */
export async function standingOffer(em: EntityManager, { id, lastSellerOfferId }: ThreadRow): Promise<DecidedOffer> {
  if (!lastSellerOfferId) throw new Error(`thread ${id} has no offer of the vendor`);
  const offer = await em.findOneOrFail(Offer, { id: lastSellerOfferId });
  const { round, terms, message, madeAt } = offer;
  return { id: offer.id, round, terms, message, bid: [], madeAt: madeAt.toISOString() };
}

function toFact({ decision: { step, basis }, round, person }: Following): LedgerFact {
  return { kind: 'decided', by: person?.subject ?? 'agent', round, basis, ...whatIsDecided(step) };
}

function whatIsDecided(step: NextStep) {
  if (step.kind === 'end') return { action: step.kind, needsPerson: false };
  const { kind: action, needsPerson } = step;
  if (step.kind === 'accept') return { action, needsPerson };
  const { terms, message, standing } = step.offer;
  return { action, needsPerson, terms, message, ...(standing && { standing }) };
}
