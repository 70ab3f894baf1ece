import type { EntityManager } from '@mikro-orm/postgresql';
import { lotOpened } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { publish } from '@procur/service-kit/outbox';
import { toDetailColumns } from '../../database/details-columns.ts';
import { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { findAndLockRequest, type RequestKey } from '../../database/find-request.ts';
import { toRecord } from '../../database/request-record.ts';
import { type PlannedLot, planLots } from '../../domain/lots/division.ts';
import { toLotDetails } from '../../domain/lots/lot-details.ts';
import { endStep, freshSteps, startStep } from '../../domain/process-steps.ts';
import type { RequestDetails } from '../../domain/request-details.ts';
import type { Ports } from '../../ports.ts';
import { moveRequest } from '../move-request.ts';
import { replaceLines } from '../replace-lines.ts';
import type { StageDelivery } from '../run-stage.ts';

/** Opens the lots of an approved request, each as a request of its own. False when it is awarded as a whole. */
export async function openLots(
  ports: Ports,
  { key, delivery }: { readonly key: RequestKey; readonly delivery: StageDelivery },
): Promise<boolean> {
  const isDivided = await ports.database.read((em) => hasDivision(em, key));
  if (isDivided) await delivery.complete(() => ports.database.transaction((em) => open(em, key, ports)));
  return isDivided;
}

async function hasDivision(em: EntityManager, { organisationId, requestId }: RequestKey): Promise<boolean> {
  const row = await em.findOne(PurchaseRequest, { id: requestId, organisationId });
  return row?.division != null;
}

async function open(em: EntityManager, key: RequestKey, ports: Ports): Promise<void> {
  const row = await findAndLockRequest(em, key);
  if (row?.status !== 'approved') return;
  const at = ports.now();
  const { details } = await toRecord(em, row);
  const lots = planLots(details);
  const searching = startStep(row.steps, {
    stage: 'shortlist',
    detail: `Looking for vendors of ${lots.length} lots`,
    at,
  });
  moveRequest(em, row, { to: 'sourcing', steps: searching, at });
  moveRequest(em, row, { to: 'negotiating', steps: searching, at });
  for (const [index, lot] of lots.entries()) await openLot(em, { row, details, lot, index }, ports);
}

type Opening = {
  readonly row: PurchaseRequest;
  readonly details: RequestDetails;
  readonly lot: PlannedLot;
  readonly index: number;
};

async function openLot(em: EntityManager, { row, details, lot, index }: Opening, ports: Ports): Promise<void> {
  const { organisationId, requesterId, submittedBy, approvedBy, policyVersion } = row;
  const [at, id, number] = [ports.now(), ports.newId(), `${row.number}-L${index + 1}`];
  const own = toLotDetails(details, lot, undefined);
  const approved = endStep(freshSteps, 'done', { stage: 'approval', detail: `Approved with ${row.number}`, at });
  const child = em.create(PurchaseRequest, {
    ...toDetailColumns(own),
    ...{ id, organisationId, number, requesterId, submittedBy, approvedBy, policyVersion },
    // Its money stays with the request until it is awarded.
    budgetId: '',
    ...{ parentId: row.id, lotName: lot.name, status: 'approved', statusReason: '' },
    steps: startStep(approved, { stage: 'shortlist', detail: 'In the queue', at }),
    ...{ attempt: 0, createdAt: at, updatedAt: at },
  });
  await em.flush();
  await replaceLines(em, id, own.lines, ports.newId);
  recordChange(em, 'requests', {
    action: 'purchase_request.lot_opened',
    resourceId: id,
    before: {},
    after: { number },
  });
  announceLot(em, child);
}

export function announceLot(
  em: EntityManager,
  { id: requestId, parentId, number, organisationId }: PurchaseRequest,
): void {
  const data = { requestId, parentRequestId: parentId ?? '', number };
  publish(em, lotOpened, data, { aggregateId: requestId, organisationId });
}
