import type { InferEntity } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isUuid } from '@procur/service-kit/ids';
import { Negotiation } from '../database/entities/negotiation.ts';
import { Thread } from '../database/entities/thread.ts';
import { negotiationNotFound } from '../domain/negotiation-not-found.ts';

export type NegotiationRow = InferEntity<typeof Negotiation>;
export type ThreadRow = InferEntity<typeof Thread>;
export type NegotiationId = { readonly id: string; readonly organisationId: string };

/**
 * Locks are always taken in this order: the negotiation, then its threads. Rounds that go on share the negotiation, so
 * that threads commit side by side; whoever may end one has it alone, so that exactly one decides the result.
 */
export type TableLock = 'share' | 'alone';

export async function lockNegotiation(
  em: EntityManager,
  where: NegotiationId,
  lock: TableLock,
): Promise<NegotiationRow> {
  const lockMode = lock === 'alone' ? LockMode.PESSIMISTIC_WRITE : LockMode.PESSIMISTIC_READ;
  const found = isUuid(where.id) ? await em.findOne(Negotiation, where, { lockMode, refresh: true }) : null;
  if (found) return found;
  throw negotiationNotFound(where.id);
}

export async function lockThread(em: EntityManager, id: string): Promise<ThreadRow> {
  return await em.findOneOrFail(Thread, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** All threads of a negotiation, in the order of the shortlist. */
export async function lockThreads(em: EntityManager, negotiationId: string): Promise<readonly ThreadRow[]> {
  return await em.find(
    Thread,
    { negotiationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { position: 'asc' }, refresh: true },
  );
}

/** What names a row to lockNegotiation(); the row itself would be taken for a filter on every column. */
export function identify({ id, organisationId }: NegotiationRow): NegotiationId {
  return { id, organisationId };
}
