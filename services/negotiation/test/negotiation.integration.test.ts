import { randomUUID } from 'node:crypto';
import { eventually } from '@procur/testing/eventually';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FakeVendor, type FakeVendors, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { type Negotiating, startNegotiation } from './support/start-negotiation.ts';

const yielding: FakeVendor = { floor: 1060, step: 30 };
const stubborn: FakeVendor = { floor: 1180, step: 2 };

describe('a negotiation', () => {
  let nats: TestNats;
  let postgres: TestPostgres;
  const open: Negotiating[] = [];
  const start = async (vendors: FakeVendors, settings: Readonly<Record<string, string>> = {}) => {
    const { counterparty } = vendors;
    const started = await startNegotiation({
      databaseUrl: postgres.databaseUrl,
      natsUrl: nats.url,
      counterparty,
      settings,
    });
    open.push(started);
    return started;
  };
  const untilEnded = (service: Negotiating, id: string) =>
    eventually(async () => {
      const view = await service.app.getNegotiation({ id, organisationId });
      expect(view.negotiation.status).not.toBe('running');
      return view;
    });
  const eventsOf = async (id: string) => {
    const sql = 'select subject from negotiation.outbox_messages where aggregate_id = $1 order by seq';
    const rows = await postgres.query<{ subject: string }>(sql, [id]);
    return rows.map(({ subject }) => subject.split('.').at(-1) ?? '');
  };

  beforeAll(async () => {
    [nats, postgres] = await Promise.all([startNats(), startPostgres()]);
  });
  afterEach(async () => {
    for (const started of open.splice(0).reverse()) await started[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    await nats?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  it('plays all vendors to the end and chooses the best', async () => {
    const vendors = fakeVendors({ a: yielding, b: { floor: 1100, step: 25 }, c: stubborn });
    const service = await start(vendors);
    const id = await service.app.openNegotiation(organisationId, anOrder(randomUUID(), ['a', 'b', 'c']));
    const { negotiation, threads, deal } = await untilEnded(service, id);
    expect(negotiation.status).toBe('completed');
    expect(threads.find((thread) => thread.id === deal?.threadId)?.vendorId).toBe('a');
    expect(Number(deal?.unitPrice)).toBeGreaterThanOrEqual(1060);
    expect(Number(deal?.unitPrice)).toBeLessThanOrEqual(1150);
    expect(Number(deal?.savingsShare)).toBeGreaterThanOrEqual(0.075);
    expect(deal?.rounds).toBeLessThanOrEqual(6);
    expect(threads.map((thread) => thread.status)).toEqual(['agreed', 'agreed', 'no_agreement']);
    expect(threads.find((thread) => thread.id === deal?.runnerUpThreadId)?.vendorId).toBe('b');
    const events = await eventsOf(id);
    expect(events.filter((name) => name === 'negotiation_completed')).toHaveLength(1);
    expect(events.filter((name) => name === 'thread_concluded')).toHaveLength(3);
    expect(events[0]).toBe('negotiation_started');
  });
});
