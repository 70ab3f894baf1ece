import { randomUUID } from 'node:crypto';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { answerReminderDue, answerRequested, vendorTableClosed } from '@procur/contracts/events';
import { DeliveryStatus } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NotificationsUnderTest, secretLink, startNotifications } from './support/start-notifications.ts';

/** Quoted-printable UTF-8, as the receiver reads it. */
function decoded(mail: string): string {
  const bytes = mail
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('the person who negotiates for a vendor', () => {
  let under: NotificationsUnderTest;
  beforeAll(async () => {
    under = await startNotifications({ PUBLIC_URL: 'https://procur.example/', LOG_LEVEL: 'trace' });
  });
  afterAll(() => under?.[Symbol.asyncDispose]());

  const data = (title: string, threadId = 'waiting') => ({
    threadId,
    round: 2,
    vendorId: 'vendor-1',
    vendorName: 'Seller',
    title,
    dueAt: timestampFromDate(new Date('2026-12-01T12:00:00Z')),
  });
  // As the receiver reads it: long lines put together, characters decoded.
  const mailsWith = (text: string) =>
    under.mail.mails
      .map((mail) => mail.replaceAll(/=\r\n/g, '').replaceAll('=3D', '='))
      .filter((mail) => mail.includes(text));

  it('is mailed a link, which is nowhere else', async () => {
    const organisationId = randomUUID();
    await under.publish(answerRequested, data('Chairs'), organisationId);
    await eventually(() => expect(mailsWith('Chairs')).toHaveLength(1));
    const [mail = ''] = mailsWith('Chairs');
    expect(mail).toContain('To: Petra Person <petra@vendor.example>');
    expect(mail).toContain('by 2026-12-01 12:00 UTC');
    expect(mail).toContain(`https://procur.example/vendor-answers/${secretLink}`);
    const client = under.clientOf({ id: 'buyer-1', organisationId });
    await eventually(async () => {
      const { deliveries } = await client.listDeliveries({ status: DeliveryStatus.DELIVERED });
      expect(deliveries).toMatchObject([{ recipientId: 'vendor-1', template: 'answer_requested' }]);
    });
    expect((await client.listMessages({})).messages).toEqual([]);
    expect(under.process.log()).not.toContain(secretLink);
    for (const table of ['notifications', 'deliveries', 'messages', 'outbox_messages']) {
      const rows = await under.postgres.query<{ text: string }>(`select t::text as text from notifications.${table} t`);
      for (const { text } of rows) expect(text).not.toContain(secretLink);
    }
  });

  it.each([
    ['es', 'Estimado/a Petra Person:', 'se espera su respuesta antes del 1 de diciembre de 2026'],
    ['fr', 'Bonjour Petra Person,', 'votre réponse est attendue avant le 1 décembre 2026'],
    ['de', 'Guten Tag Petra Person,', 'um Ihre Antwort wird bis 1. Dezember 2026'],
  ])('is written to in the language of the vendor, with a link to a page in it: %s', async (language, ...expected) => {
    const title = `Sillas-${language}`;
    await under.publish(answerRequested, data(title, `waiting-${language}`), randomUUID());
    const found = () => under.mail.mails.map(decoded).filter((mail) => mail.includes(title));
    await eventually(() => expect(found()).toHaveLength(1));
    const [mail = ''] = found();
    for (const text of expected) expect(mail).toContain(text);
    expect(mail).toContain(`/vendor-answers/${secretLink}?lang=${language}`);
    expect(mail).not.toMatch(/Dear|Open the link/);
  });

  it('is reminded, and told the end without a link', async () => {
    await under.publish(answerReminderDue, data('Tables'), randomUUID());
    await eventually(() => expect(mailsWith('Tables')).toHaveLength(1));
    expect(mailsWith('Tables')[0]).toContain(secretLink);
    const { threadId, vendorId, vendorName, title } = data('Lamps');
    await under.publish(
      vendorTableClosed,
      { threadId, vendorId, vendorName, title, outcome: 'not-awarded' },
      randomUUID(),
    );
    await eventually(() => expect(mailsWith('Lamps')).toHaveLength(1));
    expect(mailsWith('Lamps')[0]).toContain('the award went to another vendor');
    expect(mailsWith('Lamps')[0]).not.toContain('/vendor-answers/');
  });

  it('is not written to about what has been answered meanwhile', async () => {
    const organisationId = randomUUID();
    await under.publish(answerReminderDue, data('Desks', 'answered'), organisationId);
    const client = under.clientOf({ id: 'buyer-1', organisationId });
    await eventually(async () => {
      const { deliveries } = await client.listDeliveries({ status: DeliveryStatus.FAILED });
      expect(deliveries).toMatchObject([{ lastError: 'nobody is to be told any more' }]);
    });
    expect(mailsWith('Desks')).toEqual([]);
  });
});
