import { defineEntity, p } from '@mikro-orm/core';
import { type OrderDraft, orderStatuses } from '../../domain/order/order-document.ts';

/** What an accepted quotation became. */
export const StoredOrder = defineEntity({
  name: 'StoredOrder',
  tableName: 'orders',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    number: p.string(),
    status: p.enum(orderStatuses).$type<(typeof orderStatuses)[number]>(),
    quotationId: p.uuid(),
    quotationNumber: p.string(),
    revision: p.integer(),
    purchaseOrderReference: p.string(),
    body: p.json<OrderDraft>(),
    acceptedBy: p.string(),
    createdAt: p.datetime(),
    /** Empty while it stands. */
    cancelReason: p.string().default(''),
    cancelledBy: p.string().default(''),
    cancelledAt: p.datetime().nullable(),
  },
});
