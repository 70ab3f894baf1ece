import { DomainError } from '@procur/service-kit/domain-error';
import type { Ports } from '../ports.ts';

/** Ends the negotiation of a cancelled request. A negotiation that is over already needs no ending. */
export function endCancelledNegotiation({ negotiations }: Ports) {
  return async (negotiationId: string, reason: string): Promise<void> => {
    if (negotiationId === '') return;
    try {
      await negotiations.cancel(negotiationId, reason);
    } catch (error) {
      // Translated at the edge: what cannot be cancelled any more does not run any more.
      if (!(error instanceof DomainError)) throw error;
    }
  };
}
