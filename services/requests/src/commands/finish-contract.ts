import { requestContracted } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { fromAwardColumn } from '../database/award-column.ts';
import { findAndLockRequest, type RequestKey } from '../database/find-request.ts';
import { endStep, failedStage } from '../domain/process-steps.ts';
import type { Ports } from '../ports.ts';
import { spendBudget } from './book-budget.ts';
import { moveRequest } from './move-request.ts';

export type Contract = { readonly contractId: string; readonly contractNumber: string };

/** The contract is there: the request has reached its end and its money is spent. */
export function finishContract(ports: Ports) {
  return async (key: RequestKey, { contractId, contractNumber }: Contract): Promise<void> => {
    await ports.database.transaction(async (em) => {
      const row = await findAndLockRequest(em, key);
      if (!row?.award) return;
      const at = ports.now();
      // A document that was given up may have been made after all.
      const isRecovered = row.status === 'failed' && failedStage(row.steps) === 'contract';
      if (isRecovered) moveRequest(em, row, { to: 'awarded', steps: row.steps, at });
      if (row.status !== 'awarded') return;
      await spendBudget(em, row, fromAwardColumn(row.award).allInTotal, ports);
      const detail = `Contract ${contractNumber} is ready for signature`;
      const steps = endStep(row.steps, 'done', { stage: 'contract', detail, at });
      moveRequest(em, row, { to: 'contracted', steps, at });
      em.assign(row, { contractId, contractNumber });
      const { id: requestId, number, title, requesterId, organisationId } = row;
      const data = { requestId, number, title, requesterId, contractId, contractNumber };
      publish(em, requestContracted, data, { aggregateId: requestId, organisationId });
    });
  };
}
