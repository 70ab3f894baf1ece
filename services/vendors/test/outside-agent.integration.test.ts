import { createHmac } from 'node:crypto';
import { Code } from '@connectrpc/connect';
import {
  CounterpartyAction,
  TableOutcome,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { CounterpartyKind } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSeller, organisationId, seatBuyer } from './support/selling-table.ts';
import { type Misbehaviour, type OutsideAgent, startAgent } from './support/start-agent.ts';
import { startVendors, type VendorsUnderTest } from './support/start-vendors.ts';

const stack = new AsyncDisposableStack();
let service: VendorsUnderTest;
beforeAll(async () => {
  service = stack.use(
    await startVendors({
      OUTSIDE_AGENT_ALLOW_PRIVATE_NETWORKS: 'true',
      OUTSIDE_AGENT_ALLOW_HTTP: 'true',
      OUTSIDE_AGENT_TIMEOUT_MS: '400',
      OUTSIDE_AGENT_MAX_BYTES: '65536',
    }),
  );
});
afterAll(() => stack.disposeAsync());

async function seat(misbehave?: Misbehaviour) {
  const agent = stack.use(await startAgent(misbehave));
  const buyer = await seatBuyer(service, outside(agent));
  await buyer.open();
  return { agent, ...buyer };
}

function outside({ url }: Pick<OutsideAgent, 'url'>) {
  return { kind: CounterpartyKind.OUTSIDE_AGENT, endpointUrl: url };
}

const onOffer =
  (answer: (response: Parameters<Misbehaviour>[1]) => void): Misbehaviour =>
  ({ json }, response) => {
    if (json.type !== 'offer') return false;
    answer(response);
    return true;
  };

describe('an outside agent', () => {
  it('negotiates to the end by the messages of the attach protocol', async () => {
    const { offer, agent, threadId, vendorId } = await seat();
    let last: CounterpartyAction = CounterpartyAction.UNSPECIFIED;
    for (let round = 1; round <= 6; round++) {
      const answer = await offer(round, String(900 + round * 45));
      last = answer.action;
      if (last !== CounterpartyAction.COUNTER) break;
      expect(answer.counterOffer?.values.map(({ issue }) => issue)).toEqual([
        'unit_price',
        'term_months',
        'payment_terms',
      ]);
    }
    expect([CounterpartyAction.ACCEPT, CounterpartyAction.COUNTER]).toContain(last);
    const { table } = service.as(organisationId, ['service']);
    await table.closeTable({ threadId, vendorId, outcome: TableOutcome.NO_AGREEMENT });
    const types = agent.heard.map(({ json }) => json.type);
    expect(types.slice(0, 2)).toEqual(['init', 'offer']);
    expect(types.at(-1)).toBe('end');
  });

  it('is asked once: a repeated question has the stored answer', async () => {
    const { offer, agent } = await seat();
    const first = await offer(1, '1000');
    expect(await offer(1, '1000')).toEqual(first);
    expect(agent.heard.map(({ json }) => json.type)).toEqual(['init', 'offer']);
  });

  it('can check that messages are ours, and with a new secret the old one is void', async () => {
    const { offer, agent, vendorId } = await seat();
    const { vendors } = service.as(organisationId);
    const { secret } = await vendors.rotateAgentSecret({ vendorId });
    await offer(1, '1000');
    const [{ headers, body } = { headers: {} as Record<string, string>, body: '' }] = agent.heard;
    const sign = (key: string) =>
      `v1,${createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'))
        .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
        .digest('base64')}`;
    expect(headers['webhook-signature']).toBe(sign(secret));
    const { secret: next } = await vendors.rotateAgentSecret({ vendorId });
    expect(headers['webhook-signature']).not.toBe(sign(next));
    const rows = await service.postgres.query<{ text: string }>('select v::text as text from vendors.vendors v');
    for (const { text } of rows) expect(text).not.toContain(secret.slice('whsec_'.length));
  });

  it('that has forgotten its session is told again', async () => {
    const { offer, agent } = await seat();
    await offer(1, '900');
    agent.restart();
    expect((await offer(2, '950')).action).not.toBe(CounterpartyAction.END);
    expect(agent.heard.map(({ json }) => json.type)).toEqual(['init', 'offer', 'offer', 'init', 'offer']);
  });

  it('hears nothing of the vendor’s guardrails', async () => {
    const { offer, agent, vendorId } = await seat();
    await service.as(organisationId, ['operator']).vendors.setGuardrails({
      vendorId,
      guardrails: {
        floorUnitPrice: { currencyCode: 'USD', units: 1061n, nanos: 370_000_000 },
        allowedPaymentTerms: ['NET30'],
        minimumTermMonths: 12,
        maximumTermMonths: 36,
        allowedSupportLevels: [],
        personality: 'cooperative',
      },
    });
    await offer(1, '1000');
    // As a number of its own: the digits may stand within a seed by chance.
    for (const { body } of agent.heard) expect(body).not.toMatch(/\b1061\b/);
  });

  it.each<readonly [string, (response: Parameters<Misbehaviour>[1]) => void]>([
    ['an action that is none', (response) => response.end('{"action":"shout"}')],
    ['a bid outside the table', (response) => response.end('{"action":"offer","bid":[99999,0,0]}')],
    ['a bid of wrong length', (response) => response.end('{"action":"offer","bid":[1]}')],
    ['a bid that is no list', (response) => response.end('{"action":"offer","bid":"all"}')],
    ['no JSON', (response) => response.end('<html>')],
    ['an error', (response) => response.end('{"error":{"field":"bid"}}')],
    ['404', (response) => response.writeHead(404).end()],
    ['too much', (response) => response.end(`{"action":"accept","text":"${'x'.repeat(100_000)}"}`)],
  ])('that answers %s is asked once more and then leaves the table', async (_, answer) => {
    const { offer, agent } = await seat(onOffer(answer));
    expect(await offer(1, '1000')).toMatchObject({ action: CounterpartyAction.END, endReason: 'AGENT_PROTOCOL' });
    expect(agent.heard.filter(({ json }) => json.type === 'offer')).toHaveLength(2);
    expect(await offer(1, '1000')).toMatchObject({ endReason: 'AGENT_PROTOCOL' });
    expect(agent.heard.filter(({ json }) => json.type === 'offer')).toHaveLength(2);
  });

  it('that makes sense the second time goes on', async () => {
    let first = true;
    const { offer } = await seat(
      onOffer((response) => {
        response.end(first ? 'oops' : '{"action":"accept","text":"Deal"}');
        first = false;
      }),
    );
    expect(await offer(1, '1000')).toMatchObject({ action: CounterpartyAction.ACCEPT, message: 'Deal' });
  });

  it('is never followed to another address', async () => {
    const inside = stack.use(await startAgent());
    const { offer } = await seat(onOffer((response) => response.writeHead(307, { location: inside.url }).end()));
    expect(await offer(1, '1000')).toMatchObject({ endReason: 'AGENT_PROTOCOL' });
    expect(inside.heard).toEqual([]);
  });

  it.each<readonly [string, (response: Parameters<Misbehaviour>[1]) => void]>([
    ['does not answer in time', () => {}],
    ['is overloaded', (response) => response.writeHead(503).end()],
    ['breaks the connection', (response) => response.destroy()],
    [
      'sends half an answer',
      (response) => response.writeHead(200, { 'content-length': '100' }).write('{"action"', () => response.destroy()),
    ],
  ])('that %s is for a later attempt, and nothing is decided', async (_, answer) => {
    let broken = true;
    const { offer } = await seat((message, response) => broken && onOffer(answer)(message, response));
    await expect(offer(1, '1000')).rejects.toMatchObject({ code: Code.ResourceExhausted });
    broken = false;
    expect((await offer(1, '1000')).action).not.toBe(CounterpartyAction.END);
  });
});

describe('the end of the talks', () => {
  it.each([
    [TableOutcome.NO_AGREEMENT, 'may pass unheard by an agent that is away'],
    [TableOutcome.AWARDED, 'must be heard when it is an award'],
  ])('%i %s', async (outcome, _) => {
    let away = false;
    const { offer, threadId, vendorId, agent } = await seat((_, response) => {
      if (away) response.writeHead(503).end();
      return away;
    });
    await offer(1, '1000');
    const { table } = service.as(organisationId, ['service']);
    away = true;
    const end = { threadId, vendorId, outcome };
    if (outcome === TableOutcome.NO_AGREEMENT) return void (await table.closeTable(end));
    await expect(table.closeTable(end)).rejects.toMatchObject({ code: Code.ResourceExhausted });
    away = false;
    await table.closeTable(end);
    expect(agent.heard.filter(({ json }) => json.type === 'end')).toHaveLength(2);
  });
});

describe('where agents may lie', () => {
  it('is the public Internet, with TLS, unless a setting says otherwise', async () => {
    await using strict = await startVendors();
    const { vendors } = strict.as(organisationId);
    for (const url of [
      'http://agent.example.com/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://10.0.0.7/',
      'https://169.254.169.254/latest/meta-data/',
      'https://192.168.1.1:8443/',
      'https://localhost/',
      'https://user:secret@agent.example.com/',
      'ftp://agent.example.com/',
      '',
    ]) {
      await expect(vendors.createVendor({ vendor: aSeller('refused', outside({ url })) })).rejects.toMatchObject({
        code: Code.InvalidArgument,
      });
    }
  });

  it('is checked again when it is called, so that what was allowed once is not called for ever', async () => {
    const agent = stack.use(await startAgent());
    const buyer = await seatBuyer(service, outside(agent));
    await buyer.open();
    const env = { OUTSIDE_AGENT_ALLOW_PRIVATE_NETWORKS: 'false', OUTSIDE_AGENT_ALLOW_HTTP: 'true' };
    await using strict = await startVendors(env);
    // The same rows in another installation: a vendor whose address was put in when it was allowed.
    const copy = await seatBuyer(strict, { kind: CounterpartyKind.PERSON });
    await copy.open();
    const counterparty = JSON.stringify({ kind: 'outside-agent', email: '', contactName: '', endpointUrl: agent.url });
    await strict.postgres.query(`update vendors.vendors set counterparty = $1::jsonb where id = $2`, [
      counterparty,
      copy.vendorId,
    ]);
    await strict.postgres.query(
      `update vendors.seller_tables set counterparty = 'outside-agent' where thread_id = $1`,
      [copy.threadId],
    );
    expect(await copy.offer(1, '1000')).toMatchObject({ action: CounterpartyAction.END, endReason: 'AGENT_PROTOCOL' });
    expect(agent.heard).toEqual([]);
  });
});
