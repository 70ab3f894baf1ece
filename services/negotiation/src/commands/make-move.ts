import type { EntityManager } from '@mikro-orm/postgresql';
import { raisedByApproval } from '@procur/buyer-agent/effective-mandate';
import { type PersonMove, personStep } from '@procur/buyer-agent/person-step';
import { moveMadeByPerson } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { Mandate } from '../database/entities/mandate.ts';
import { PersonMove as PersonMoveRow } from '../database/entities/person-move.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { Person } from '../domain/held-move.ts';
import { checkedWords, isMadeBefore, requireRunning, requireWheel } from '../domain/wheel.ts';
import type { Ports } from '../ports.ts';
import { chooseThread } from './choose-threads.ts';
import { isOnItsWay, readPoint } from './decide-again.ts';
import { type Decision, readGround } from './decide-step.ts';
import { followDecision } from './follow-decision.ts';
import { lockNegotiation, type NegotiationRow, type ThreadRow } from './lock-table.ts';
import type { WheelOf } from './pause-thread.ts';
import { settleNegotiation } from './settle-negotiation.ts';

/** Which round of which thread; what was said until then is what the person has seen. */
export type MoveOf = WheelOf & { readonly round: number };

/**
 * Makes the next move of a paused thread in place of the agent. Where it goes through, it goes the way of the agent's
 * own: the same queue, the same offer once, the same wait above the authority limit.
 * @throws DomainError not-found, invalid, forbidden when the mandate does not allow it, conflict when it is not the time.
 */
export function makeMove(ports: Ports) {
  return async (person: Person, { threadId, round, ...where }: MoveOf, wanted: PersonMove): Promise<void> => {
    const move = wanted.action === 'offer' ? { ...wanted, message: checkedWords(wanted.message) } : wanted;
    await ports.database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      const thread = await chooseThread(em, { negotiationId: where.id, threadId });
      const made = await em.findOne(PersonMoveRow, { threadId, round, status: 'made' });
      if (isMadeBefore(made, { move, madeBy: person.subject })) return;
      requireRunning(negotiation.status);
      const decision = await decideAs(em, ports, { negotiation, thread, round, move });
      await carryOut(em, ports, { negotiation, thread, round, move, decision, by: person.subject });
      await settleNegotiation(em, ports, negotiation);
    });
  };
}

type Making = {
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  readonly round: number;
  readonly move: PersonMove;
};

async function decideAs(
  em: EntityManager,
  ports: Ports,
  { negotiation, thread, round, move }: Making,
): Promise<Decision> {
  const agent = await em.findOne(ThreadAgent, { threadId: thread.id }, { refresh: true });
  const { status, pausedAt, heldMoveId, rounds } = thread;
  const onItsWay = agent !== null && isOnItsWay(thread, agent);
  requireWheel({ status, pausedAt, heldMoveId, rounds, isOnItsWay: onItsWay }, round);
  if (!agent) throw new Error(`thread ${thread.id} is ${status} and has no agent`);
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const point = await readPoint(em, thread, agent);
  const ground = await readGround(ports, { negotiation, thread, mandate, agent }, point);
  if (!ground) throw nothingInCommon();
  const personMandate = raisedByApproval(mandate.mandate, point.approvedUpTo);
  const step = personStep({ ...ground.facts, personMandate, list: point.list }, move);
  return { step, agent: ground.facts.agent, basis: ground.basis };
}

type Carrying = Making & { readonly decision: Decision; readonly by: string };

async function carryOut(em: EntityManager, ports: Ports, carrying: Carrying): Promise<void> {
  const { negotiation, thread, round, move, decision, by } = carrying;
  const at = ports.now();
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName, rounds } = thread;
  em.create(PersonMoveRow, {
    id: ports.newId(),
    negotiationId,
    threadId,
    round,
    move,
    madeBy: by,
    madeAt: at,
    status: 'made',
  });
  const { step } = decision;
  const { action } = move;
  const waits = step.kind !== 'end' && step.needsPerson;
  const data = { negotiationId, threadId, vendorId, vendorName, round, action, madeBy: by, waits };
  publish(em, moveMadeByPerson, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
  const change = { before: {}, after: { round, action, madeBy: by } };
  recordChange(em, 'negotiation', { action: 'negotiation_thread.moved', resourceId: threadId, ...change });
  const person = { subject: by, inOwnWords: move.action === 'offer' && move.message !== '' };
  await followDecision(em, ports, { negotiation, thread, decision, round: rounds, at, person });
}

function nothingInCommon(): DomainError {
  const message = 'the mandate leaves nothing to agree on with this vendor; handing back ends the thread';
  return new DomainError('conflict', 'NO_COMMON_TERMS', message, { field: 'thread_id' });
}
