import type { RequestKey } from '../database/find-request.ts';
import { endStep } from '../domain/process-steps.ts';
import type { Ports } from '../ports.ts';
import { runStage, type StageDelivery } from './run-stage.ts';

/** Lets the negotiation tell the vendors who was chosen. */
export function concludeAward(ports: Ports) {
  return async (key: RequestKey, delivery: StageDelivery): Promise<void> => {
    await runStage<void>(
      ports,
      { key, delivery },
      {
        name: 'award',
        // The contract may be ready before the vendors are told; they are told all the same.
        from: ['awarded', 'contracted'],
        detail: 'Telling the vendors',
        call: async ({ row, award }) => {
          if (!award || !row.negotiationId) throw new Error(`request ${row.id} has no award to conclude`);
          await ports.negotiations.concludeAward(row.negotiationId, award.threadId);
        },
        conclude: async (em, row) => {
          const at = ports.now();
          const detail = `Awarded to ${row.award?.vendorName}; the vendors have been told`;
          em.assign(row, { steps: endStep(row.steps, 'done', { stage: 'award', detail, at }), updatedAt: at });
          await em.flush();
        },
      },
    );
  };
}
