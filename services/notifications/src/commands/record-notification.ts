import type { EntityManager } from '@mikro-orm/postgresql';
import {
  emailRequested,
  notificationSendRequested,
  slackMessageRequested,
  webhookRequested,
} from '@procur/contracts/events';
import { type PublishOptions, publish } from '@procur/service-kit/outbox';
import { Delivery } from '../database/entities/delivery.ts';
import { Endpoint } from '../database/entities/endpoint.ts';
import { Message } from '../database/entities/message.ts';
import { Notification } from '../database/entities/notification.ts';
import { UserPreference } from '../database/entities/user-preference.ts';
import type { Channel } from '../domain/channel.ts';
import { wants } from '../domain/endpoint.ts';
import { type PlannedDelivery, planPersonal } from '../domain/recipients.ts';
import { fill } from '../domain/templates.ts';
import type { Ports } from '../ports.ts';
import type { PlannedNotice } from './plan-notification.ts';

/** Writes down what is to be told to whom, and asks for each delivery by an event of its own. In-app messages are there at once. */
export function recordNotification({ database, now, newId }: Pick<Ports, 'database' | 'now' | 'newId'>) {
  return async (planned: PlannedNotice): Promise<void> => {
    await database.transaction(async (em) => {
      if (await em.findOne(Notification, { eventId: planned.notice.eventId })) return;
      const recipients = await findRecipients(em, planned);
      if (recipients.length === 0) return;
      const notification = createNotification(em, planned);
      // The entities know no relation, so the parent row has to be there before its children are written.
      await em.flush();
      const deliveries = recipients.map((recipient) => createDelivery(em, notification, recipient));
      requestDeliveries(em, notification, deliveries);
    });
  };

  function createNotification(em: EntityManager, { notice }: PlannedNotice): Notification {
    const { eventId, organisationId, eventName, template, resource, dataJson, occurredAt } = notice;
    const about = { resourceType: resource.type, resourceId: resource.id };
    const told = { ...fill(template, notice.facts), template, dataJson, ...about };
    return em.create(Notification, {
      id: newId(),
      organisationId,
      eventId,
      eventName,
      ...told,
      occurredAt,
      createdAt: now(),
    });
  }

  function createDelivery(em: EntityManager, notification: Notification, recipient: PlannedDelivery): Delivery {
    const { organisationId, eventId, template, subject, text, resourceType, resourceId } = notification;
    const createdAt = now();
    const isInApp = recipient.channel === 'in_app';
    const id = newId();
    if (isInApp) {
      const what = { subject, text, resourceType, resourceId };
      em.create(Message, { id, organisationId, userId: recipient.recipientId, ...what, readAt: null, createdAt });
    }
    return em.create(Delivery, {
      id,
      notificationId: notification.id,
      organisationId,
      eventId,
      template,
      ...recipient,
      status: isInApp ? 'delivered' : 'pending',
      attempts: isInApp ? 1 : 0,
      lastError: '',
      createdAt,
      deliveredAt: isInApp ? createdAt : null,
    });
  }
}

async function findRecipients(em: EntityManager, { notice, userIds }: PlannedNotice): Promise<PlannedDelivery[]> {
  const { organisationId, template, eventName, audience } = notice;
  const preferences = await em.find(UserPreference, { organisationId, userId: { $in: [...userIds] } });
  const endpoints = await em.find(Endpoint, { organisationId, deletedAt: null }, { orderBy: { id: 'asc' } });
  const posted = endpoints.filter((endpoint) => wants(endpoint, eventName));
  return [
    ...planPersonal(userIds, preferences, template),
    // Outside the organisation there is no account: no in-app message, no preferences, and the address is looked up when sending.
    ...('vendorId' in audience ? [{ channel: 'email' as const, recipientId: audience.vendorId }] : []),
    ...posted.map(({ channel, id }) => ({ channel, recipientId: id })),
  ];
}

type Request = { readonly deliveryId: string; readonly template: string };

const requestBy: Record<Exclude<Channel, 'in_app'>, (em: EntityManager, data: Request, to: PublishOptions) => void> = {
  email: (em, data, to) => publish(em, emailRequested, data, to),
  slack: (em, data, to) => publish(em, slackMessageRequested, data, to),
  webhook: (em, data, to) => publish(em, webhookRequested, data, to),
};

function requestDeliveries(em: EntityManager, notification: Notification, deliveries: readonly Delivery[]): void {
  const { id: notificationId, template, organisationId } = notification;
  const deliveryIds = deliveries.map((delivery) => delivery.id);
  const data = { notificationId, template, deliveryIds };
  publish(em, notificationSendRequested, data, { aggregateId: notificationId, organisationId });
  for (const { id: deliveryId, channel } of deliveries) {
    if (channel === 'in_app') continue;
    requestBy[channel](em, { deliveryId, template }, { aggregateId: deliveryId, organisationId });
  }
}
