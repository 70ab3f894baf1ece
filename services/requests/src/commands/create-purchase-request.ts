import { requestCreated } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { toDetailColumns } from '../database/details-columns.ts';
import { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { nextNumber } from '../database/next-number.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { checkDetails } from '../domain/check-details.ts';
import { freshSteps } from '../domain/process-steps.ts';
import type { RequestDetails } from '../domain/request-details.ts';
import type { Ports } from '../ports.ts';
import { replaceLines } from './replace-lines.ts';

/** Stores a need as a draft of its own number. @throws DomainError invalid naming the field at fault. */
export function createPurchaseRequest(ports: Ports) {
  const { database, now, newId, limits } = ports;
  return async (caller: Identity, details: RequestDetails): Promise<RequestRecord> => {
    checkDetails(details, limits);
    return await database.transaction(async (em) => {
      const createdAt = now();
      const { organisationId, subject: requesterId } = caller;
      const number = await nextNumber(em, organisationId, createdAt.getUTCFullYear());
      const row = em.create(PurchaseRequest, {
        ...toDetailColumns(details),
        ...{ id: newId(), organisationId, number, requesterId, status: 'draft', statusReason: '', policyVersion: 0 },
        ...{ steps: freshSteps, attempt: 0, createdAt, updatedAt: createdAt },
      });
      await em.flush();
      await replaceLines(em, row.id, details.lines, newId);
      const { id, title, category } = row;
      const options = { aggregateId: id, organisationId };
      publish(em, requestCreated, { requestId: id, number, title, category, requesterId }, options);
      const after = { number, title, category };
      recordChange(em, 'requests', { action: 'purchase_request.created', resourceId: id, before: {}, after });
      await em.flush();
      return await toRecord(em, row);
    });
  };
}
