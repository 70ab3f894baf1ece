import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EntityManager } from '@mikro-orm/postgresql';
import { allInTotal } from '@procur/buyer-agent/costs';
import type { DecidedOffer } from '@procur/buyer-agent/next-step';
import { moveApprovalRequested } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { HeldMove } from '../database/entities/held-move.ts';
import { Mandate } from '../database/entities/mandate.ts';
import { defaultApprovers } from '../domain/held-move.ts';
import { moveThread } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import type { NegotiationRow, ThreadRow } from './lock-table.ts';
import { purchaseOf } from './read-table.ts';

/** A move that is decided and above the authority limit. `offer` is ours to make, or the vendor's to be taken. */
export type MoveToHold = {
  readonly action: 'offer' | 'accept';
  readonly offer: DecidedOffer;
  /** The user who made the move in place of the agent. */
  readonly by?: string | undefined;
};

type Holding = { readonly negotiation: NegotiationRow; readonly thread: ThreadRow; readonly at: Date };

/** Stops the thread until a person has decided, and has those told who may. The caller has locked the thread. */
export async function holdMove(
  em: EntityManager,
  ports: Ports,
  { negotiation, thread, at, action, offer, by }: Holding & MoveToHold,
): Promise<void> {
  const { mandate } = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const { roles, except: excluded } = mandate.approval ?? defaultApprovers;
  // Nobody approves a move of their own.
  const except = by === undefined || excluded.includes(by) ? excluded : [...excluded, by];
  const id = ports.newId();
  const expiresAt = new Date(
    Math.min(at.getTime() + ports.settings.approvalDeadlineMs, negotiation.deadlineAt.getTime()),
  );
  em.create(HeldMove, {
    id,
    negotiationId: negotiation.id,
    organisationId: negotiation.organisationId,
    threadId: thread.id,
    action,
    round: offer.round,
    offer,
    total: allInTotal(offer.terms, purchaseOf(negotiation, mandate), mandate.costs).toFixed(),
    approverRoles: roles,
    excludedApprovers: except,
    status: 'pending',
    requestedAt: at,
    expiresAt,
    comment: '',
  });
  if (thread.status !== 'waiting_approval') thread.status = moveThread(thread.status, 'waiting_approval');
  thread.heldMoveId = id;
  const { id: threadId, vendorName, organisationId } = thread;
  const { id: negotiationId, requestId, requestNumber, title } = negotiation;
  const asked = { approverRoles: [...roles], excludedApprovers: [...except], expiresAt: timestampFromDate(expiresAt) };
  const data = { negotiationId, requestId, requestNumber, title, threadId, vendorName, moveId: id, action, ...asked };
  publish(em, moveApprovalRequested, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
}
