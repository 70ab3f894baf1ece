import { negotiationFailed } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { cancel, checkedReason } from '../domain/negotiation-status.ts';
import { isOpen, moveThread } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { concludeThread, requestClose } from './conclude-thread.ts';
import { lockNegotiation, lockThreads, type NegotiationId, type ThreadRow } from './lock-table.ts';

/** Ends a negotiation without an award and has every vendor told. Cancelling twice changes nothing. */
export function cancelNegotiation({ database, now }: Ports) {
  return async (where: NegotiationId, given: string): Promise<void> => {
    const reason = checkedReason(given);
    await database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      const { status, awardedThreadId = null } = negotiation;
      const cancellation = cancel(status, awardedThreadId);
      if (cancellation === 'done-before') return;
      const at = now();
      for (const thread of await lockThreads(em, where.id)) {
        if (isOpen(thread.status)) concludeThread(em, thread, { outcome: 'cancelled', reason: 'CANCELLED', at });
        else dropAgreement(thread, () => requestClose(em, thread));
      }
      negotiation.status = 'cancelled';
      negotiation.completedAt = at;
      negotiation.failureCode = 'CANCELLED';
      negotiation.failureReason = reason;
      database.afterCommit(() => metrics.negotiations.inc({ outcome: 'cancelled' }));
      // A result that was reported is taken back by whoever waits for nothing any more; only a running one is waited for.
      if (cancellation === 'drop-result') return;
      const { id: negotiationId, requestId, organisationId } = negotiation;
      const data = { negotiationId, requestId, reasonCode: 'CANCELLED', reason };
      publish(em, negotiationFailed, data, { aggregateId: negotiationId, organisationId });
    });
  };
}

function dropAgreement(thread: ThreadRow, tellVendor: () => void): void {
  if (thread.status !== 'agreed') return;
  thread.status = moveThread(thread.status, 'cancelled');
  thread.endReason = 'CANCELLED';
  tellVendor();
}
