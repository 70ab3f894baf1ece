import { LockMode } from '@mikro-orm/core';
import { orderCancelled } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { StoredOrder } from '../database/entities/stored-order.ts';
import { type Order, toOrder } from '../database/order-view.ts';
import type { Ports } from '../ports.ts';
import { notFound, requireId } from '../queries/require-id.ts';
import { lockQuotation } from './lock-quotation.ts';

export type OrderCancellation = {
  readonly organisationId: string;
  readonly orderId: string;
  readonly reason: string;
  readonly cancelledBy: string;
};

const longestReason = 500;

/** Takes a draft order back and frees its quotation. Done again, it answers with the order as it is. */
export function cancelOrder({ database, now }: Ports) {
  return async ({ organisationId, orderId, reason, cancelledBy }: OrderCancellation): Promise<Order> => {
    const id = requireId('order_id', orderId);
    checkReason(reason);
    return await database.transaction(async (em) => {
      const found = await em.findOne(StoredOrder, { id, organisationId });
      if (!found) throw notFound('ORDER_NOT_FOUND', 'order_id', id);
      // Before the order, as acceptance locks them.
      const head = await lockQuotation(em, organisationId, found.quotationId);
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
      const order = await em.findOneOrFail(StoredOrder, { id, organisationId }, lock);
      if (order.status === 'cancelled') return toOrder(order);
      em.assign(order, { status: 'cancelled', cancelReason: reason.trim(), cancelledBy, cancelledAt: now() });
      em.assign(head, { orderId: null, version: head.version + 1 });
      const { number, quotationId, cancelReason } = order;
      const data = { orderId: id, number, quotationId, cancelledBy, reason: cancelReason };
      publish(em, orderCancelled, data, { aggregateId: id });
      database.afterCommit(() => metrics.orders.inc({ status: 'cancelled' }));
      return toOrder(order);
    });
  };
}

function checkReason(given: string): void {
  if (given.trim() !== '' && given.length <= longestReason) return;
  throw new DomainError('invalid', 'REASON_REQUIRED', 'an order is taken back for a reason', {
    field: 'reason',
    given: given.trim() === '' ? 'nothing' : `${given.length} characters`,
    allowed: [`1 to ${longestReason} characters`],
  });
}
