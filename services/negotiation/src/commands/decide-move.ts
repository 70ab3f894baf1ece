import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Decimal } from 'decimal.js';
import { HeldMove } from '../database/entities/held-move.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { judgeHeldMove, type Person, type PersonVerdict } from '../domain/held-move.ts';
import type { Ports } from '../ports.ts';
import { concludeThread } from './conclude-thread.ts';
import { decideAgain } from './decide-again.ts';
import { makeNext } from './follow-decision.ts';
import { lockNegotiation, lockThread, type NegotiationId, type NegotiationRow, type ThreadRow } from './lock-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';
import { closeMove } from './withdraw-move.ts';

/** Which move of which negotiation. */
export type MoveId = NegotiationId & { readonly moveId: string };

/**
 * Lets a move above the authority limit pass, or has the agent stay below the limit in this thread. The same decision by
 * the same person again changes nothing.
 * @throws DomainError not-found, conflict when it was decided otherwise, forbidden when it is not this person's to decide.
 */
export function decideMove(ports: Ports) {
  return async (person: Person, { moveId, ...where }: MoveId, given: PersonVerdict): Promise<void> => {
    await ports.database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      const move = await findMove(em, { ...where, moveId });
      const thread = await lockThread(em, move.threadId);
      const approval = { roles: move.approverRoles, except: move.excludedApprovers };
      const held = { status: move.status, decidedBy: move.decidedBy ?? null, approval };
      if (judgeHeldMove(held, person, given) === 'done-before') return;
      const roles = move.approverRoles.filter((role) => person.roles.some((held) => held === role));
      const decided = { negotiation, thread, by: person.subject, roles, comment: given.comment };
      if (given.verdict === 'approve') await approve(em, ports, decided);
      else await refuseMove(em, ports, { ...decided, verdict: 'rejected' });
      await settleNegotiation(em, ports, negotiation);
    });
  };
}

type Decided = {
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  readonly by: string;
  readonly roles?: readonly string[];
  readonly comment: string;
};

async function approve(
  em: EntityManager,
  ports: Ports,
  { negotiation: _, thread, ...decided }: Decided,
): Promise<void> {
  const { action, offer, total } = await closeMove(em, ports, { thread, verdict: 'approved', ...decided });
  const agent = await em.findOneOrFail(ThreadAgent, { threadId: thread.id });
  agent.approvedUpTo = Decimal.max(total, agent.approvedUpTo ?? 0).toFixed();
  const at = ports.now();
  if (action === 'offer') await makeNext(em, { thread, offer, at });
  else concludeThread(em, thread, { outcome: 'agreed', reason: '', agreedOfferId: offer.id, at });
}

/** From now on the thread stays within the authority limit. The caller holds the negotiation alone and settles it. */
export async function refuseMove(
  em: EntityManager,
  ports: Ports,
  { negotiation, thread, ...closing }: Decided & { readonly verdict: 'rejected' | 'expired' },
): Promise<void> {
  await closeMove(em, ports, { thread, ...closing });
  await em.flush();
  await decideAgain(em, ports, { negotiation, thread, withinAuthority: true });
}

async function findMove(em: EntityManager, { id: negotiationId, moveId: id }: MoveId) {
  const move = isUuid(id) ? await em.findOne(HeldMove, { id, negotiationId }, { refresh: true }) : null;
  if (move) return move;
  throw new DomainError('not-found', 'MOVE_NOT_FOUND', `negotiation ${negotiationId} has no move ${id}`, {
    field: 'move_id',
    given: id,
  });
}
