import type { EntityManager } from '@mikro-orm/postgresql';
import { requestContracted } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { PurchaseRequest } from '../../database/entities/purchase-request.ts';
import { lockLots, standingOf } from '../../database/find-lots.ts';
import { findAndLockRequest, type RequestKey } from '../../database/find-request.ts';
import { nextOfLots } from '../../domain/lots/next-of-lots.ts';
import { endStep } from '../../domain/process-steps.ts';
import type { Ports } from '../../ports.ts';
import { failRequest } from '../fail-request.ts';
import { moveRequest } from '../move-request.ts';
import { allotLots } from './allot-lots.ts';
import { proposeSplit } from './propose-split.ts';

/** Looks where the lots of a request are and does what follows. Heard twice, it does nothing more. */
export function followLots(ports: Ports) {
  return async (key: RequestKey): Promise<void> => {
    await ports.database.transaction(async (em) => {
      const row = await findAndLockRequest(em, key);
      if (row?.division) await follow(em, row, ports);
    });
  };
}

async function follow(em: EntityManager, row: PurchaseRequest, ports: Ports): Promise<void> {
  const lots = await lockLots(em, row);
  const allowPartialAward = row.division?.rules.allowPartialAward ?? false;
  const next = nextOfLots({ status: row.status, allowPartialAward, lots: lots.map(standingOf) });
  if (next.kind === 'allot') return await allotLots(em, { row, lots }, ports);
  if (next.kind === 'divide') return await proposeSplit(em, { row, lots }, ports);
  if (next.kind === 'contracted') return finish(em, { row, lots }, ports);
  if (next.kind === 'fail') return await failRequest(em, row, next, ports);
}

export type WithLots = { readonly row: PurchaseRequest; readonly lots: readonly PurchaseRequest[] };

function finish(em: EntityManager, { row, lots }: WithLots, ports: Ports): void {
  const at = ports.now();
  // A contract that was given up may have been made after all.
  if (row.status === 'failed') moveRequest(em, row, { to: 'awarded', steps: row.steps, at });
  const contractNumber = lots.flatMap((lot) => lot.contractNumber ?? []).join(', ');
  const detail = `Contracts ${contractNumber} are ready for signature`;
  moveRequest(em, row, { to: 'contracted', steps: endStep(row.steps, 'done', { stage: 'contract', detail, at }), at });
  const { id: requestId, number, title, requesterId, organisationId } = row;
  const data = { requestId, number, title, requesterId, contractId: '', contractNumber };
  publish(em, requestContracted, data, { aggregateId: requestId, organisationId });
}
