import type { Database } from '@procur/service-kit/database';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { StoredOrder } from '../database/entities/stored-order.ts';
import { type Order, toOrder } from '../database/order-view.ts';
import type { OrderStatus } from '../domain/order/order-document.ts';
import { notFound, requireId } from './require-id.ts';

type Ports = { readonly database: Database };

export function getOrder({ database }: Ports) {
  return async (organisationId: string, orderId: string): Promise<Order> => {
    const id = requireId('order_id', orderId);
    const row = await database.read((em) => em.findOne(StoredOrder, { id, organisationId }));
    if (!row) throw notFound('ORDER_NOT_FOUND', 'order_id', id);
    return toOrder(row);
  };
}

/** Newest first. */
export function listOrders({ database }: Ports) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly quotationId: string; readonly status: OrderStatus | undefined },
  ): Promise<Page<Order>> => {
    const cut = cutPage(filter, idKey);
    const quotationId = filter.quotationId === '' ? undefined : requireId('quotation_id', filter.quotationId);
    const { status } = filter;
    const asked = { ...(quotationId && { quotationId }), ...(status && { status }) };
    const where = { organisationId, ...(cut.after && { id: { $lt: cut.after } }), ...asked };
    const rows = await database.read((em) =>
      em.find(StoredOrder, where, { orderBy: { id: 'desc' }, limit: cut.limit }),
    );
    return toPage(rows.map(toOrder), cut, (order) => order.id);
  };
}
