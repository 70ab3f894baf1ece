import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { isOpen } from '../domain/thread-status.ts';
import { requireOpen } from '../domain/wheel.ts';
import { lockThreads, type ThreadRow } from './lock-table.ts';

/** One thread of a negotiation, or all when `threadId` is empty. */
export type ThreadChoice = { readonly negotiationId: string; readonly threadId: string };

/** The open threads that are meant, locked. @throws DomainError not-found, conflict when the one that is named has ended. */
export async function chooseOpenThreads(
  em: EntityManager,
  { negotiationId, threadId }: ThreadChoice,
): Promise<readonly ThreadRow[]> {
  const threads = await lockThreads(em, negotiationId);
  if (threadId === '') return threads.filter(({ status }) => isOpen(status));
  const found = threads.find(({ id }) => id === threadId);
  if (!found) throw unknownThread(threadId);
  requireOpen(found.status);
  return [found];
}

/** @throws DomainError not-found. */
export async function chooseThread(em: EntityManager, { negotiationId, threadId }: ThreadChoice): Promise<ThreadRow> {
  const found = (await lockThreads(em, negotiationId)).find(({ id }) => id === threadId);
  if (found) return found;
  throw unknownThread(threadId);
}

/** Said of a thread that does not exist and of one of another negotiation alike. */
export function unknownThread(threadId: string): DomainError {
  return new DomainError('not-found', 'THREAD_NOT_FOUND', `the negotiation has no thread ${threadId}`, {
    field: 'thread_id',
    given: threadId,
  });
}
