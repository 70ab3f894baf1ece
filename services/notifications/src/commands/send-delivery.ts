import type { EntityManager } from '@mikro-orm/postgresql';
import { notificationFailed } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { signatureHeaders } from '@procur/service-kit/webhook-signature';
import { Delivery } from '../database/entities/delivery.ts';
import { Endpoint } from '../database/entities/endpoint.ts';
import { Notification } from '../database/entities/notification.ts';
import type { Channel } from '../domain/channel.ts';
import { DeliveryFailure } from '../domain/delivery-failure.ts';
import { linkTo } from '../domain/link.ts';
import { vendorMail } from '../domain/vendor-mail.ts';
import type { Ports } from '../ports.ts';
import { toWireChannel } from './wire-channel.ts';

/** How sending ended: a failure here is final. */
export type SendOutcome = { readonly delivered: boolean; readonly reason: string };

type Sending = { readonly delivery: Delivery; readonly notification: Notification };

/**
 * Sends one delivery. Runs outside a transaction and may run again after a crash: the delivery id travels along as
 * Message-ID or webhook-id, by which the receiver can tell a repetition.
 * @throws DeliveryFailure when a later attempt may succeed; the attempt has been logged then.
 */
export function sendDelivery(ports: Ports) {
  const { database, people, mailer, poster, settings, now } = ports;
  const senders: Record<Channel, (sending: Sending) => Promise<void>> = {
    in_app: async () => {},
    email: sendEmail,
    slack: sendSlack,
    webhook: sendWebhook,
  };

  return async (deliveryId: string): Promise<SendOutcome> => {
    const sending = await load(deliveryId);
    if (!sending) return { delivered: false, reason: 'the delivery does not exist' };
    if (sending.delivery.status === 'delivered') return { delivered: true, reason: '' };
    try {
      await senders[sending.delivery.channel](sending);
      return { delivered: true, reason: '' };
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error;
      if (error.permanent) return { delivered: false, reason: error.message };
      await logFailedAttempt(deliveryId, error.message);
      throw error;
    }
  };

  async function load(id: string): Promise<Sending | undefined> {
    return await database.read(async (em) => {
      const delivery = await em.findOne(Delivery, { id });
      const notification = delivery && (await em.findOne(Notification, { id: delivery.notificationId }));
      return delivery && notification ? { delivery, notification } : undefined;
    });
  }

  async function sendEmail(sending: Sending): Promise<void> {
    const { delivery, notification } = sending;
    if (notification.resourceType === 'vendor_table') return sendToVendor(sending);
    const [to] = await people.withIds(delivery.organisationId, [delivery.recipientId]);
    if (!to) throw new DeliveryFailure('the user does not exist any more', { permanent: true });
    const text = `${notification.text}\n\n${linkTo(settings.publicUrl, notification)}\n`;
    await mailer.send({ id: delivery.id, to, subject: notification.subject, text });
  }

  // The link is made now and kept nowhere: no table, event or log of ours could answer in the vendor's name.
  async function sendToVendor({ delivery, notification }: Sending): Promise<void> {
    const [threadId = '', round = '0'] = notification.resourceId.split('/');
    const contact = await ports.vendorContacts.atTable(threadId, Number(round));
    if (!contact) throw new DeliveryFailure('nobody is to be told any more', { permanent: true });
    const { person: to, linkPath, language } = contact;
    const link = linkPath === '' ? '' : `\n${settings.publicUrl.replace(/\/$/, '')}${linkPath}\n`;
    const { template, dataJson } = notification;
    const mail = vendorMail(language, { template, data: JSON.parse(dataJson), contactName: to.displayName });
    if (!mail) throw new Error(`there is no mail ${template} to vendors`);
    await mailer.send({ id: delivery.id, to, subject: mail.subject, text: `${mail.text}\n${link}` });
  }

  async function sendSlack({ delivery, notification }: Sending): Promise<void> {
    const { url } = await findEndpoint(delivery);
    const { subject, text } = notification;
    // Slack's escapes: without them a fact could mention a channel or forge a link.
    const escaped = `*${escapeSlack(subject)}*\n${escapeSlack(text)}\n${linkTo(settings.publicUrl, notification)}`;
    await poster.post({ url, headers: json, body: JSON.stringify({ text: escaped }) });
  }

  async function sendWebhook({ delivery, notification }: Sending): Promise<void> {
    const { url, signingSecret } = await findEndpoint(delivery);
    const { eventName, occurredAt, dataJson } = notification;
    const body = JSON.stringify({ type: eventName, timestamp: occurredAt.toISOString(), data: JSON.parse(dataJson) });
    const message = { id: delivery.id, timestampS: Math.floor(now().getTime() / 1000), body };
    await poster.post({ url, headers: { ...json, ...signatureHeaders(signingSecret, message) }, body });
  }

  async function findEndpoint({ organisationId, recipientId }: Delivery): Promise<Endpoint> {
    const where = { id: recipientId, organisationId, deletedAt: null };
    const endpoint = await database.read((em) => em.findOne(Endpoint, where));
    if (endpoint) return endpoint;
    throw new DeliveryFailure('the endpoint has been deleted', { permanent: true });
  }

  async function logFailedAttempt(id: string, reason: string): Promise<void> {
    await database.transaction(async (em) => {
      const delivery = await em.findOneOrFail(Delivery, { id });
      delivery.attempts++;
      delivery.lastError = reason;
      if (delivery.attempts >= settings.maxAttempts) fail(em, delivery, reason);
    });
  }
}

/** Gives a delivery up and says so. */
export function fail(em: EntityManager, delivery: Delivery, reason: string): void {
  if (delivery.status === 'failed') return;
  em.assign(delivery, { status: 'failed', lastError: reason });
  const { id, channel, template, organisationId } = delivery;
  const data = { deliveryId: id, channel: toWireChannel(channel), template, reason };
  publish(em, notificationFailed, data, { aggregateId: id, organisationId });
}

const json = { 'content-type': 'application/json' };

function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
