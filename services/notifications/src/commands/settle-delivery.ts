import { notificationDelivered } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { Delivery } from '../database/entities/delivery.ts';
import type { Ports } from '../ports.ts';
import { fail, type SendOutcome } from './send-delivery.ts';
import { toWireChannel } from './wire-channel.ts';

/** Writes down how sending ended, once. */
export function settleDelivery({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (deliveryId: string, { delivered, reason }: SendOutcome): Promise<void> => {
    await database.transaction(async (em) => {
      const delivery = await em.findOne(Delivery, { id: deliveryId });
      if (!delivery || delivery.status === 'delivered') return;
      const { channel, template, organisationId } = delivery;
      delivery.attempts++;
      metrics.deliveries.inc({ channel, outcome: delivered ? 'delivered' : 'failed' });
      if (!delivered) return fail(em, delivery, reason);
      em.assign(delivery, { status: 'delivered', deliveredAt: now(), lastError: '' });
      const data = { deliveryId, channel: toWireChannel(channel), template };
      publish(em, notificationDelivered, data, { aggregateId: deliveryId, organisationId });
    });
  };
}
