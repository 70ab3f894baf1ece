import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { orderDrafted, quotationAccepted } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { metrics } from '@procur/service-kit/metrics';
import { amountToMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';
import { StoredOrder } from '../database/entities/stored-order.ts';
import type { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Order, toOrder } from '../database/order-view.ts';
import { checkAcceptance } from '../domain/order/check-acceptance.ts';
import { draftOrder } from '../domain/order/order-document.ts';
import type { Ports } from '../ports.ts';
import { findVersion, latestVersion } from '../queries/quotations.ts';
import { lockQuotation } from './lock-quotation.ts';
import { takeNumber } from './take-number.ts';

export type AcceptRequest = {
  readonly organisationId: string;
  readonly quotationId: string;
  readonly revision: number;
  readonly purchaseOrderReference: string;
  readonly acceptedBy: string;
};

/** Long enough for every numbering we know of, short enough for a label. */
const longestReference = 100;

/**
 * Turns the latest revision into a draft order with the next number. Done again, it answers with the same order, unless
 * that was cancelled.
 */
export function acceptQuotation(ports: Ports) {
  return async (request: AcceptRequest): Promise<Order> => {
    checkReference(request.purchaseOrderReference);
    return await ports.database.transaction(async (em) => {
      const head = await lockQuotation(em, request.organisationId, request.quotationId);
      const existing = await em.findOne(StoredOrder, { quotationId: head.id, status: 'draft' });
      if (existing) return sameOrder(existing, request.revision);
      return toOrder(await saveOrder(em, ports, head, request));
    });
  };
}

async function saveOrder(
  em: EntityManager,
  { now, newId, database }: Ports,
  head: InferEntity<typeof StoredQuotation>,
  { revision, purchaseOrderReference, acceptedBy }: AcceptRequest,
): Promise<InferEntity<typeof StoredOrder>> {
  const createdAt = now();
  const { number: quotationNumber, status, body } = await findVersion(em, head, latestVersion);
  const today = createdAt.toISOString().slice(0, 10);
  checkAcceptance({ number: quotationNumber, status, latest: head.revision, revision, body, today });
  const { id: quotationId, organisationId } = head;
  const number = await takeNumber(em, { organisationId, kind: 'order', year: createdAt.getUTCFullYear() });
  const id = newId();
  const order = em.create(StoredOrder, {
    ...{ id, organisationId, number, status: 'draft', quotationId, quotationNumber, revision },
    ...{ purchaseOrderReference, acceptedBy, createdAt, body: draftOrder(body) },
  });
  em.assign(head, { orderId: id, version: head.version + 1 });
  const grossTotal = amountToMoney(body.grossTotal);
  const accepted = { quotationId, number: quotationNumber, revision, orderId: id, acceptedBy };
  const drafted = { orderId: id, number, quotationId, revision, grossTotal, purchaseOrderReference };
  publish(em, quotationAccepted, accepted, { aggregateId: head.documentId });
  publish(em, orderDrafted, drafted, { aggregateId: id });
  database.afterCommit(() => metrics.orders.inc({ status: 'draft' }));
  return order;
}

function sameOrder(existing: InferEntity<typeof StoredOrder>, revision: number): Order {
  if (existing.revision === revision) return toOrder(existing);
  const { number, quotationNumber } = existing;
  const message = `${quotationNumber} became order ${number} at revision ${existing.revision}`;
  throw new DomainError('conflict', 'QUOTATION_ALREADY_ORDERED', message, {
    field: 'revision',
    given: String(revision),
    allowed: [String(existing.revision)],
  });
}

function checkReference(given: string): void {
  if (given.length <= longestReference && !/\p{Cc}/u.test(given)) return;
  throw new DomainError('invalid', 'REFERENCE_INVALID', 'this is not a reference of a purchase order', {
    field: 'purchase_order_reference',
    given: given.slice(0, 60),
    allowed: [`at most ${longestReference} characters on one line`],
  });
}
