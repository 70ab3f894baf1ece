import { DomainError } from '@procur/service-kit/domain-error';
import type { NegotiationStatus } from './negotiation-status.ts';
import { moveThread, type ThreadStatus } from './thread-status.ts';

type AwardableNegotiation = { readonly status: NegotiationStatus; readonly awardedThreadId: string | null };
type AwardableThread = { readonly id: string; readonly status: ThreadStatus };

/**
 * The statuses that awarding a thread brings about: it is awarded, the other agreed ones are not. Empty when it has been
 * awarded before.
 * @throws DomainError conflict when another thread has the award, or this one cannot have it.
 */
export function awardThread(
  negotiation: AwardableNegotiation,
  chosen: AwardableThread,
  threads: readonly AwardableThread[],
): ReadonlyMap<string, ThreadStatus> {
  if (negotiation.awardedThreadId === chosen.id) return new Map();
  if (negotiation.awardedThreadId !== null)
    throw conflict('AWARD_DECIDED', `the award went to thread ${negotiation.awardedThreadId}`, chosen.id);
  if (negotiation.status !== 'completed')
    throw conflict(
      'NEGOTIATION_NOT_COMPLETED',
      `a ${negotiation.status} negotiation has nothing to award`,
      negotiation.status,
    );
  if (chosen.status !== 'agreed')
    throw conflict('THREAD_NOT_AGREED', `a thread that is ${chosen.status} cannot be awarded`, chosen.status);
  const agreed = threads.filter((thread) => thread.status === 'agreed');
  return new Map(
    agreed.map(({ id, status }) => [id, moveThread(status, id === chosen.id ? 'awarded' : 'not_awarded')]),
  );
}

function conflict(reason: string, message: string, given: string): DomainError {
  return new DomainError('conflict', reason, message, {
    field: 'thread_id',
    given,
    allowed: ['one agreed thread, once'],
  });
}
