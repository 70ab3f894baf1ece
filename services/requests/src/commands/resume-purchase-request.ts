import type { EntityManager } from '@mikro-orm/postgresql';
import type { Identity } from '@procur/service-kit/identity';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { Shortlist } from '../database/entities/shortlist.ts';
import { lockRequest } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { failedStage, type ProcessStage, startStep } from '../domain/process-steps.ts';
import { type RequestStatus, requireStatus } from '../domain/request-status.ts';
import { amountToCommit, requireBudgeted } from '../domain/request-total.ts';
import type { Ports } from '../ports.ts';
import { announceShortlist } from './announce-shortlist.ts';
import { announceAward } from './approve-award.ts';
import { announceApproved } from './approve-request.ts';
import { commitBudget } from './book-budget.ts';
import { refuseLot } from './lots/refuse-lot.ts';
import { resumeLots } from './lots/resume-lots.ts';
import { moveRequest } from './move-request.ts';
import { getSubmissionPolicy } from './submission-policy.ts';

/** Where a request goes on from, by the stage that failed. */
const resumedStatus: Record<ProcessStage, RequestStatus> = {
  approval: 'approved',
  shortlist: 'approved',
  negotiation: 'sourcing',
  award: 'awarded',
  contract: 'awarded',
};

/**
 * Takes up a failed request at the stage that failed, by publishing the event that began it once more.
 * @throws DomainError conflict when its money, released at the failure, is no longer there.
 */
export function resumePurchaseRequest(ports: Ports) {
  return async (caller: Identity, requestId: string): Promise<RequestRecord> => {
    const { organisationId } = caller;
    return await ports.database.transaction(async (em) => {
      const row = await lockRequest(em, { organisationId, requestId });
      refuseLot(row, 'resumed');
      requireStatus(row.status, ['failed'], 'resumed');
      const stage = failedStage(row.steps) ?? 'shortlist';
      const to = resumedStatus[stage];
      const { details } = await toRecord(em, row);
      const policy = await getSubmissionPolicy(em, row);
      if (to !== 'awarded') await commitBudget(em, row, amountToCommit(requireBudgeted(details, policy)), ports);
      const at = ports.now();
      const steps = startStep(row.steps, { stage, detail: 'Taken up again', at });
      em.assign(row, { attempt: row.attempt + 1, steps });
      if (row.division) await resumeLots(em, row, { stage, subject: caller.subject, at });
      else await goOn(em, row, { to, caller, at });
      await em.flush();
      return await toRecord(em, row);
    });
  };
}

type GoingOn = { readonly to: RequestStatus; readonly caller: Identity; readonly at: Date };

async function goOn(em: EntityManager, row: PurchaseRequest, { to, caller, at }: GoingOn): Promise<void> {
  moveRequest(em, row, { to, steps: row.steps, at });
  const { id: requestId, status } = row;
  if (status === 'approved') return announceApproved(em, row);
  if (status === 'awarded') return announceAward(em, row, caller.subject);
  announceShortlist(em, row, await em.findOneOrFail(Shortlist, { requestId }));
}
