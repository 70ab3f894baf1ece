import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { channels } from '../../domain/channel.ts';
import { deliveryStatuses } from '../../domain/delivery-status.ts';

/** One notification to one recipient by one channel. */
export const Delivery = defineEntity({
  name: 'Delivery',
  tableName: 'deliveries',
  properties: {
    id: p.uuid().primary(),
    notificationId: p.uuid(),
    organisationId: p.string(),
    eventId: p.uuid(),
    channel: p.enum(channels),
    template: p.string(),
    /** User id or endpoint id, never an address. */
    recipientId: p.string(),
    status: p.enum(deliveryStatuses),
    attempts: p.integer(),
    lastError: p.text(),
    createdAt: p.datetime(),
    deliveredAt: p.datetime().nullable(),
  },
});
export type Delivery = InferEntity<typeof Delivery>;
