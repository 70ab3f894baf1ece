import { createHmac, randomUUID } from 'node:crypto';
import { Code } from '@connectrpc/connect';
import {
  approvalRequested,
  negotiationCompleted,
  quotationIssued,
  requestApproved,
  webhookRequested,
} from '@procur/contracts/events';
import { Channel, DeliveryStatus } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NotificationsUnderTest, startNotifications } from './support/start-notifications.ts';

describe('notifications', () => {
  let under: NotificationsUnderTest;
  beforeAll(async () => {
    under = await startNotifications();
  });
  afterAll(async () => {
    await under?.[Symbol.asyncDispose]();
  });

  it('tells the requester in the product and by e-mail, once, with a link', async () => {
    const organisationId = randomUUID();
    const client = under.clientOf({ id: 'requester-1', organisationId });
    await under.publish(requestApproved, approved('PR-1'), organisationId);
    const { deliveries } = await eventually(async () => {
      const page = await client.listDeliveries({ status: DeliveryStatus.DELIVERED });
      expect(page.deliveries).toHaveLength(2);
      return page;
    });
    const mails = mailsWith('PR-1');
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('To: Rita Requester <rita@example.org>');
    expect(mails[0]).toContain('http://127.0.0.1:8080/v1/requests/request-1');
    expect(mails[0]).toContain(deliveries.find(({ channel }) => channel === Channel.EMAIL)?.id);

    const inbox = await client.listMessages({ unreadOnly: true });
    expect(inbox).toMatchObject({ unreadCount: 1, messages: [{ subject: 'Approved: PR-1 Laptops', read: false }] });
    await client.markMessageRead({ messageId: inbox.messages[0]?.id ?? '' });
    expect((await client.listMessages({ unreadOnly: true })).messages).toEqual([]);
    const stranger = under.clientOf({ id: 'buyer-1', organisationId });
    const foreign = stranger.markMessageRead({ messageId: inbox.messages[0]?.id ?? '' });
    await expect(foreign).rejects.toMatchObject({ code: Code.NotFound });
  });

  it('asks everybody with the role to approve, but not who asked', async () => {
    const organisationId = randomUUID();
    const data = {
      requestId: 'r',
      number: 'PR-2',
      title: 'Chairs',
      requiredRole: 'approver',
      requesterId: 'approver-2',
      reason: 'over 5,000',
    };
    await under.publish(approvalRequested, data, organisationId);
    await eventually(() => expect(mailsWith('PR-2')).toHaveLength(1));
    expect(mailsWith('PR-2')[0]).toContain('anna@example.org');
    expect((await under.clientOf({ id: 'approver-2', organisationId }).listMessages({})).messages).toEqual([]);
  });

  it('respects what a user wants', async () => {
    const organisationId = randomUUID();
    const client = under.clientOf({ id: 'buyer-1', organisationId });
    await client.setPreferences({
      preferences: { channels: [Channel.IN_APP], mutedTemplates: ['negotiation_failed'] },
    });
    expect((await client.getPreferences({})).preferences?.channels).toEqual([Channel.IN_APP]);
    const data = {
      negotiationId: 'n',
      vendorName: 'Vendor PR-3',
      contractTotal: toMoney('1234567.5', 'USD'),
      rounds: 4,
    };
    await under.publish(negotiationCompleted, data, organisationId);
    await eventually(async () =>
      expect((await client.listMessages({})).messages[0]?.text).toContain('USD 1,234,567.50'),
    );
    expect(mailsWith('PR-3')).toEqual([]);
    await expect(client.setPreferences({ preferences: { channels: [Channel.SLACK] } })).rejects.toThrow(/slack/);
    await expect(client.setPreferences({ preferences: { mutedTemplates: ['x'] } })).rejects.toThrow(/"x"/);
  });

  it('posts signed webhooks of the chosen events and tries again after a failure', async () => {
    const organisationId = randomUUID();
    const admin = under.clientOf({ id: 'admin-1', organisationId });
    const { url } = under.endpoint;
    const created = await admin.createEndpoint({
      channel: Channel.WEBHOOK,
      url,
      eventNames: ['requests.request_approved'],
    });
    expect(created.signingSecret).toMatch(/^whsec_/);
    const before = under.endpoint.posted.length;
    under.endpoint.answer(503, 429);
    await under.publish(quotationIssued, { quotationId: 'q', requestedBy: 'nobody' }, organisationId);
    await under.publish(requestApproved, approved('PR-4'), organisationId);
    const posts = await eventually(() => {
      const made = under.endpoint.posted.slice(before);
      expect(made).toHaveLength(3);
      return made;
    });
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const { headers, body } = posts[2] ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toMatchObject({ type: 'requests.request_approved', data: { number: 'PR-4' } });
    const key = Buffer.from(created.signingSecret.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    await eventually(async () => {
      const { deliveries } = await admin.listDeliveries({ channel: Channel.WEBHOOK });
      expect(deliveries).toMatchObject([{ status: DeliveryStatus.DELIVERED, attempts: 3 }]);
    });
    const { endpoints } = await admin.listEndpoints({});
    expect(endpoints).toHaveLength(1);
    expect(JSON.stringify(endpoints, toText)).not.toContain(created.signingSecret);
    await admin.deleteEndpoint({ endpointId: created.endpoint?.id ?? '' });
    expect((await admin.listEndpoints({})).endpoints).toEqual([]);
  });

  it('escapes what it writes to Slack and keeps the URL to itself', async () => {
    const organisationId = randomUUID();
    const admin = under.clientOf({ id: 'admin-1', organisationId });
    const created = await admin.createEndpoint({ channel: Channel.SLACK, url: under.endpoint.url });
    expect(created.endpoint?.url).not.toContain('hook');
    const before = under.endpoint.posted.length;
    await under.publish(requestApproved, { ...approved('PR-5'), title: '<!channel> & co' }, organisationId);
    const post = await eventually(() => {
      expect(under.endpoint.posted).toHaveLength(before + 1);
      return under.endpoint.posted.at(-1);
    });
    expect(JSON.parse(post?.body ?? '').text).toContain('&lt;!channel&gt; &amp; co');
  });

  it('gives up after the last attempt, or at once when it is hopeless, and says so', async () => {
    const organisationId = randomUUID();
    const admin = under.clientOf({ id: 'admin-1', organisationId });
    await admin.createEndpoint({ channel: Channel.WEBHOOK, url: under.endpoint.url });
    const failed = async (count: number) => {
      const { deliveries } = await admin.listDeliveries({ status: DeliveryStatus.FAILED });
      expect(deliveries).toHaveLength(count);
      return deliveries[0];
    };
    under.endpoint.answer(302);
    await under.publish(requestApproved, approved('PR-6'), organisationId);
    expect(await eventually(() => failed(1))).toMatchObject({ attempts: 1, lastError: 'the endpoint answered 302' });
    under.endpoint.answer(500, 500, 500);
    await under.publish(requestApproved, approved('PR-7'), organisationId);
    expect(await eventually(() => failed(2))).toMatchObject({ attempts: 3, lastError: 'the endpoint answered 500' });
    const dead = await eventually(async () => {
      const rows = await under.postgres.query(
        "select headers from notifications.outbox_messages where subject like '%event_dead_lettered' and organisation_id = $1",
        [organisationId],
      );
      expect(rows).toHaveLength(1);
      return rows;
    });
    expect(dead).toHaveLength(1);
    expect(webhookRequested.owner).toBe('notifications');
  });

  it('sends again what the mail server refused for now, and nothing twice when the process is killed', async () => {
    const organisationId = randomUUID();
    const client = under.clientOf({ id: 'requester-1', organisationId });
    under.mail.refuse({ code: 451, times: 1 });
    for (let index = 0; index < 10; index++)
      await under.publish(requestApproved, approved(`PR-8-${index}`), organisationId);
    await eventually(() => expect(mailsWith('PR-8-').length).toBeGreaterThan(0));
    await under.process.kill();
    await under.process.start();
    await eventually(
      async () => {
        const page = await client.listDeliveries({ channel: Channel.EMAIL, status: DeliveryStatus.DELIVERED });
        expect(page.deliveries).toHaveLength(10);
      },
      { timeoutMs: 50_000 },
    );
    const ids = mailsWith('PR-8-').map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(new Set(ids).size).toBe(10);
    expect((await client.listMessages({ pageSize: 50 })).messages).toHaveLength(10);
  }, 90_000);

  function mailsWith(text: string): string[] {
    return under.mail.mails.filter((mail) => mail.includes(text));
  }
});

describe('endpoints as they are by default', () => {
  let under: NotificationsUnderTest;
  beforeAll(async () => {
    const strict = {
      WEBHOOK_ALLOW_PRIVATE_NETWORKS: 'false',
      WEBHOOK_ALLOW_HTTP: 'false',
      SLACK_HOSTS: 'hooks.slack.com',
    };
    under = await startNotifications(strict);
  });
  afterAll(async () => {
    await under?.[Symbol.asyncDispose]();
  });

  it.each([
    ['http://example.org/hook', 'URL_INVALID'],
    ['https://user:pw@example.org/hook', 'URL_INVALID'],
    ['https://127.0.0.1/hook', 'URL_NOT_REACHABLE'],
    ['https://[::1]/hook', 'URL_NOT_REACHABLE'],
    ['https://0x7f.1/hook', 'URL_NOT_REACHABLE'],
    ['https://2130706433/hook', 'URL_NOT_REACHABLE'],
    ['https://169.254.169.254/latest', 'URL_NOT_REACHABLE'],
    ['https://localhost/hook', 'URL_NOT_REACHABLE'],
    ['https://no-such-host.invalid/hook', 'URL_NOT_REACHABLE'],
    ['file:///etc/passwd', 'URL_INVALID'],
  ])('refuse %s', async (url, reason) => {
    const admin = under.clientOf({ id: 'admin-1', organisationId: 'org-1' });
    const refused = admin.createEndpoint({ channel: Channel.WEBHOOK, url });
    await expect(refused).rejects.toMatchObject({ code: Code.InvalidArgument, message: expect.any(String) });
    const error = await refused.catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error, toText)).toContain(reason);
  });

  it('refuse a Slack host that is none', async () => {
    const admin = under.clientOf({ id: 'admin-1', organisationId: 'org-1' });
    const refused = admin.createEndpoint({ channel: Channel.SLACK, url: 'https://1.1.1.1/x' });
    await expect(refused).rejects.toThrow(/1\.1\.1\.1/);
  });

  it('do not post to an address that has become private', async () => {
    const organisationId = randomUUID();
    const admin = under.clientOf({ id: 'admin-1', organisationId });
    await under.postgres.query(
      `insert into notifications.endpoints values ($1, $2, 'webhook', $3, '{}', 'whsec_AAAA', now(), null)`,
      [randomUUID(), organisationId, under.endpoint.url.replace('127.0.0.1', 'localhost')],
    );
    await under.publish(requestApproved, approved('PR-9'), organisationId);
    await eventually(async () => {
      const { deliveries } = await admin.listDeliveries({ channel: Channel.WEBHOOK });
      expect(deliveries).toMatchObject([{ status: DeliveryStatus.FAILED, attempts: 1 }]);
    });
    expect(under.endpoint.posted).toEqual([]);
  });
});

function approved(number: string) {
  return { requestId: 'request-1', number, title: 'Laptops', requesterId: 'requester-1' };
}

function toText(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Uint8Array ? Buffer.from(value).toString() : value;
}
