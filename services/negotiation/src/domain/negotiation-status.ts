import { DomainError } from '@procur/service-kit/domain-error';

export const negotiationStatuses = ['running', 'completed', 'failed', 'cancelled'] as const;
export type NegotiationStatus = (typeof negotiationStatuses)[number];

export type Cancellation =
  /** It has ended without an award already; nothing is to be done. */
  | 'done-before'
  /** Threads that still run end now, and the process that waits for a result hears that there is none. */
  | 'stop-running'
  /** The result was reported and is not wanted any more: vendors with agreed terms are told so. */
  | 'drop-result';

/** What cancelling means in this state. @throws DomainError conflict when there is nothing left to cancel. */
export function cancel(status: NegotiationStatus, awardedThreadId: string | null): Cancellation {
  if (status === 'cancelled' || status === 'failed') return 'done-before';
  if (status === 'running') return 'stop-running';
  if (status === 'completed' && awardedThreadId === null) return 'drop-result';
  throw new DomainError('conflict', 'NEGOTIATION_NOT_CANCELLABLE', 'an awarded negotiation stays as it is', {
    field: 'negotiation_id',
    given: 'completed and awarded',
    allowed: ['running', 'completed and not awarded'],
  });
}

// What fits a line or two of a list; the reason is shown to people and told to no vendor.
const longestReason = 500;

/** @throws DomainError invalid when the reason is too long. */
export function checkedReason(reason: string): string {
  if (reason.length <= longestReason) return reason.trim() || 'cancelled without a reason';
  throw new DomainError('invalid', 'REASON_TOO_LONG', `the reason has ${reason.length} characters`, {
    field: 'reason',
    given: `${reason.length} characters`,
    allowed: [`at most ${longestReason} characters`],
  });
}
