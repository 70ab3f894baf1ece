import { DomainError } from '@procur/service-kit/domain-error';

export const negotiationStatuses = ['running', 'completed', 'failed', 'cancelled'] as const;
export type NegotiationStatus = (typeof negotiationStatuses)[number];

export type Cancellation =
  /** It is cancelled already; nothing is to be done. */
  | 'done-before'
  /** Threads that still run end now, and the process that waits for a result hears that there is none. */
  | 'stop-running'
  /** The result was reported and is not wanted any more: vendors with agreed terms are told so. */
  | 'drop-result';

/** What cancelling means in this state. @throws DomainError conflict when there is nothing left to cancel. */
export function cancel(status: NegotiationStatus, awardedThreadId: string | null): Cancellation {
  if (status === 'cancelled') return 'done-before';
  if (status === 'running') return 'stop-running';
  if (status === 'completed' && awardedThreadId === null) return 'drop-result';
  throw new DomainError('conflict', 'NEGOTIATION_NOT_CANCELLABLE', `a ${describe(status)} negotiation stays as it is`, {
    field: 'negotiation_id',
    given: describe(status),
    allowed: ['running', 'completed and not awarded'],
  });
}

function describe(status: NegotiationStatus): string {
  return status === 'completed' ? 'completed and awarded' : status;
}
