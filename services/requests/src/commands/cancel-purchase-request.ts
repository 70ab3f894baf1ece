import { requestCancelled } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { Approval } from '../database/entities/approval.ts';
import { lockRequest } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { skipRest } from '../domain/process-steps.ts';
import { requireOwner } from '../domain/request-owner.ts';
import type { Ports } from '../ports.ts';
import { releaseBudget } from './book-budget.ts';
import { refuseLot } from './lots/refuse-lot.ts';
import { stopLots } from './lots/stop-lots.ts';
import { moveRequest } from './move-request.ts';

/** Stops a request that was not awarded yet and releases its budget; a running negotiation is told by event. */
export function cancelPurchaseRequest(ports: Ports) {
  const { database, now } = ports;
  return async (caller: Identity, requestId: string, reason: string): Promise<RequestRecord> => {
    requireReason(reason);
    const { organisationId } = caller;
    return await database.transaction(async (em) => {
      const row = await lockRequest(em, { organisationId, requestId });
      requireOwner(caller, row.requesterId);
      refuseLot(row, 'cancelled');
      const at = now();
      const steps = skipRest(row.steps, 'Cancelled', at);
      moveRequest(em, row, { to: 'cancelled', steps, at, statusReason: reason });
      await stopLots(em, row, { reason, at });
      await releaseBudget(em, row, ports);
      await em.nativeUpdate(Approval, { requestId, state: 'pending' }, { state: 'skipped' });
      const data = { requestId, reason, negotiationId: row.negotiationId ?? '' };
      publish(em, requestCancelled, data, { aggregateId: requestId, organisationId });
      await em.flush();
      return await toRecord(em, row);
    });
  };
}

function requireReason(reason: string): void {
  if (reason.trim() !== '' && reason.length <= 2000) return;
  const given = reason === '' ? 'nothing' : `${reason.length} characters`;
  throw new DomainError('invalid', 'REASON_MISSING', `reason: given ${given}, allowed is 1 to 2000 characters`, {
    field: 'reason',
    given,
    allowed: ['a text of 1 to 2000 characters'],
  });
}
