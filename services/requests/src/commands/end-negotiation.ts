import { DomainError } from '@procur/service-kit/domain-error';
import { getRequestRow, type RequestKey } from '../database/find-request.ts';
import type { Ports } from '../ports.ts';

/**
 * Ends the negotiation of a request that was cancelled or whose award was rejected, so that no vendor waits for an answer.
 * A negotiation that is over already needs no ending.
 */
export function endNegotiation({ database, negotiations }: Ports) {
  return async (key: RequestKey, reason: string): Promise<void> => {
    try {
      const { negotiationId } = await database.read((em) => getRequestRow(em, key));
      if (negotiationId) await negotiations.cancel(negotiationId, reason);
    } catch (error) {
      // Translated at the edge: what cannot be found or cancelled any more does not run any more.
      if (!(error instanceof DomainError)) throw error;
    }
  };
}
