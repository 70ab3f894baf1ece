import { randomUUID } from 'node:crypto';
import { toBinary } from '@bufbuild/protobuf';
import { RespondToOfferRequestSchema } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import type { Negotiating } from './support/start-negotiation.ts';

const yielding: FakeVendor = { floor: 1060, step: 30 };
const away: FakeVendor = { ...yielding, failure: () => 'unavailable' };

describe('what goes wrong', () => {
  const fixture = negotiationFixture();
  const rowCounts = async () => {
    const tables = ['offers', 'rounds', 'move_explanations', 'deals', 'outbox_messages'];
    const counts = tables.map((table) => `(select count(*) from negotiation.${table})::int as ${table}`);
    return (await fixture.query(`select ${counts.join(', ')}`))[0];
  };
  const commit = async (work: () => Promise<unknown>) => {
    await work();
    return true;
  };
  const threadOf = async ({ app }: Negotiating, id: string) => {
    const [thread] = (await app.getNegotiation({ id, organisationId })).threads;
    if (!thread) throw new Error('no thread');
    return thread;
  };

  it('a round event that comes again has no effect', async () => {
    const service = await fixture.start(fakeVendors({ a: yielding }));
    const id = await open(service, anOrder(randomUUID(), ['a']));
    const { threads } = await untilEnded(service, id);
    const before = await rowCounts();
    for (const thread of threads)
      for (let round = 0; round <= thread.round; round++)
        await service.app.playRound({ threadId: thread.id, round }, commit);
    expect(await rowCounts()).toEqual(before);
  });

  it('a crash between the call and the commit is followed by the same offer, and the vendor answers the same', async () => {
    const vendors = fakeVendors({ a: yielding });
    const service = await fixture.start(vendors, { events: false });
    const id = await open(service, anOrder(randomUUID(), ['a']));
    const { id: threadId } = await threadOf(service, id);
    const crash = async () => {
      throw new Error('killed');
    };
    for (let round = 0; (await threadOf(service, id)).concludedAt == null; round++) {
      await expect(service.app.playRound({ threadId, round }, crash)).rejects.toThrow('killed');
      await service.app.playRound({ threadId, round }, commit);
    }
    const sent = vendors.offered.map((request) =>
      Buffer.from(toBinary(RespondToOfferRequestSchema, request)).toString('hex'),
    );
    expect(sent.length).toBeGreaterThan(2);
    for (let i = 0; i < sent.length; i += 2) expect(sent[i + 1]).toBe(sent[i]);
    expect(new Set(sent).size).toBe(sent.length / 2);
  });

  it('two workers that play the same round at once write it once', async () => {
    const service = await fixture.start(fakeVendors({ a: { ...yielding, delayMs: 20 } }), { events: false });
    const id = await open(service, anOrder(randomUUID(), ['a']));
    const { id: threadId } = await threadOf(service, id);
    for (let round = 0; (await threadOf(service, id)).concludedAt == null; round++) {
      const both = [1, 2].map(() => service.app.playRound({ threadId, round }, commit));
      await Promise.all(both);
    }
    const [twice] = await fixture.query<{ count: number }>(
      'select count(*)::int as count from (select 1 from negotiation.offers where negotiation_id = $1 group by thread_id, round, party having count(*) > 1) x',
      [id],
    );
    expect(twice?.count).toBe(0);
    expect((await fixture.eventNames(id)).filter((name) => name === 'negotiation_completed')).toHaveLength(1);
  });

  it('two replicas share the work and decide once', async () => {
    const vendors = fakeVendors({ a: yielding, b: yielding, c: yielding });
    const first = await fixture.start(vendors);
    await fixture.start(vendors);
    const ids = await Promise.all([1, 2, 3].map(() => open(first, anOrder(randomUUID(), ['a', 'b', 'c']))));
    for (const id of ids) {
      expect((await untilEnded(first, id)).negotiation.status).toBe('completed');
      expect((await fixture.eventNames(id)).filter((name) => name === 'negotiation_completed')).toHaveLength(1);
    }
  });

  it('a vendor that comes back is tried again', async () => {
    const flaky: FakeVendor = {
      ...yielding,
      failure: (round, call) => (round === 2 && call < 3 ? 'unavailable' : undefined),
    };
    const service = await fixture.start(fakeVendors({ a: flaky }));
    const { negotiation, threads } = await untilEnded(service, await open(service, anOrder(randomUUID(), ['a'])));
    expect(negotiation.status).toBe('completed');
    expect(threads[0]?.status).toBe('agreed');
  });

  it('a vendor that stays away fails its thread, and the others decide', async () => {
    const hanging: FakeVendor = { ...yielding, failure: (round) => (round === 1 ? 'hangs' : undefined) };
    const service = await fixture.start(fakeVendors({ a: yielding, b: away, c: hanging }, 200));
    const { negotiation, threads } = await untilEnded(
      service,
      await open(service, anOrder(randomUUID(), ['a', 'b', 'c'])),
    );
    expect(negotiation.status).toBe('completed');
    expect(threads.map(({ status, endReason }) => [status, endReason])).toEqual([
      ['agreed', ''],
      ['failed', 'VENDOR_UNREACHABLE'],
      ['failed', 'VENDOR_UNREACHABLE'],
    ]);
  });

  it('a negotiation whose vendors all stay away fails', async () => {
    const service = await fixture.start(fakeVendors({ a: away, b: away }));
    const id = await open(service, anOrder(randomUUID(), ['a', 'b']));
    expect((await untilEnded(service, id)).negotiation.failureReason).toContain('could not be reached');
    expect((await fixture.eventNames(id)).filter((name) => name === 'negotiation_failed')).toHaveLength(1);
  });

  it('a vendor that refuses, or breaks the rules of the table, is not asked again', async () => {
    const refusing: FakeVendor = { ...yielding, failure: () => 'refuses' };
    const cheating: FakeVendor = {
      ...yielding,
      tamper: (offer) => ({ ...offer, values: offer.values.filter(({ issue }) => issue !== 'term_months') }),
    };
    const vendors = fakeVendors({ a: refusing, b: cheating });
    const service = await fixture.start(vendors);
    const { threads } = await untilEnded(service, await open(service, anOrder(randomUUID(), ['a', 'b'])));
    expect(threads.map(({ status, endReason }) => [status, endReason])).toEqual([
      ['failed', 'REFUSED'],
      ['failed', 'COUNTERPARTY_PROTOCOL'],
    ]);
    expect(vendors.opened).toHaveLength(2);
    expect(vendors.offered).toHaveLength(1);
  });

  it('a deadline lets go of the vendors still at the table, and the others decide', async () => {
    const slow: FakeVendor = { ...yielding, delayMs: 1500 };
    const vendors = fakeVendors({ a: yielding, b: slow }, 5000);
    const service = await fixture.start(vendors, { settings: { NEGOTIATION_DEADLINE_MS: '2000' } });
    const id = await open(service, anOrder(randomUUID(), ['a', 'b']));
    const { negotiation, threads } = await eventually(async () => {
      await service.app.expireNegotiations();
      const view = await service.app.getNegotiation({ id, organisationId });
      expect(view.negotiation.status).not.toBe('running');
      return view;
    });
    expect(negotiation.status).toBe('completed');
    expect(threads[1]).toMatchObject({ status: 'no_agreement', endReason: 'EXPIRED' });
  });
});
