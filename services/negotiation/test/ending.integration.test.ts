import { randomUUID } from 'node:crypto';
import { TableOutcome } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';

const yielding: FakeVendor = { floor: 1060, step: 30 };
const slower: FakeVendor = { floor: 1100, step: 25 };
const stubborn: FakeVendor = { floor: 1180, step: 2 };

describe('the end of a negotiation', () => {
  const fixture = negotiationFixture();
  const completed = async () => {
    const vendors = fakeVendors({ a: yielding, b: slower, c: stubborn });
    const service = await fixture.start(vendors);
    const id = await open(service, anOrder(randomUUID(), ['a', 'b', 'c']));
    const { threads } = await untilEnded(service, id);
    const [a, b, c] = threads;
    if (!a || !b || !c) throw new Error('three threads expected');
    return { service, vendors, where: { id, organisationId }, a, b, c };
  };
  const told = (vendors: ReturnType<typeof fakeVendors>) =>
    Object.fromEntries(vendors.closed.map(({ vendorId, outcome }) => [vendorId, outcome]));

  it('an award reaches every vendor, and only the chosen one has it', async () => {
    const { service, vendors, where, a } = await completed();
    await service.app.concludeAward(where, a.id);
    await eventually(() => expect(vendors.closed).toHaveLength(3));
    expect(told(vendors)).toEqual({
      a: TableOutcome.AWARDED,
      b: TableOutcome.NOT_AWARDED,
      c: TableOutcome.NO_AGREEMENT,
    });
    const { threads } = await service.app.getNegotiation(where);
    expect(threads.map((thread) => thread.status)).toEqual(['awarded', 'not_awarded', 'no_agreement']);
    expect(vendors.closed.find(({ vendorId }) => vendorId === 'a')?.agreedOffer?.id).toBe(threads[0]?.agreedOfferId);
  });

  it('an award may go to another agreed vendor than the best, as when lots are divided', async () => {
    const { service, vendors, where, b } = await completed();
    await service.app.concludeAward(where, b.id);
    await eventually(() => expect(vendors.closed).toHaveLength(3));
    expect(told(vendors)).toMatchObject({ a: TableOutcome.NOT_AWARDED, b: TableOutcome.AWARDED });
  });

  it('the same award again changes nothing and tells nobody twice', async () => {
    const { service, vendors, where, a } = await completed();
    await service.app.concludeAward(where, a.id);
    await service.app.concludeAward(where, a.id);
    await eventually(() => expect(vendors.closed).toHaveLength(3));
    expect((await fixture.eventNames(where.id)).filter((name) => name === 'table_close_requested')).toHaveLength(3);
  });

  it('of two awards at once one is refused', async () => {
    const { service, where, a, b } = await completed();
    const results = await Promise.allSettled([a, b].map(({ id }) => service.app.concludeAward(where, id)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ reason: 'AWARD_DECIDED' });
    const { threads } = await service.app.getNegotiation(where);
    expect(threads.filter((thread) => thread.status === 'awarded')).toHaveLength(1);
  });

  it('a thread without agreement, or of another negotiation, cannot be awarded', async () => {
    const { service, where, c } = await completed();
    await expect(service.app.concludeAward(where, c.id)).rejects.toMatchObject({ reason: 'THREAD_NOT_AGREED' });
    await expect(service.app.concludeAward(where, randomUUID())).rejects.toMatchObject({ reason: 'THREAD_NOT_FOUND' });
  });

  it('cancelling in the middle ends all threads at once and tells every vendor', async () => {
    const vendors = fakeVendors({ a: { ...yielding, delayMs: 100 }, b: { ...slower, delayMs: 100 } });
    const service = await fixture.start(vendors);
    const where = { id: await open(service, anOrder(randomUUID(), ['a', 'b'])), organisationId };
    await eventually(() => expect(vendors.offered.length).toBeGreaterThan(0));
    await service.app.cancelNegotiation(where, 'not needed any more');
    await service.app.cancelNegotiation(where, 'asked twice');
    await eventually(() => expect(vendors.closed).toHaveLength(2));
    expect(told(vendors)).toEqual({ a: TableOutcome.CANCELLED, b: TableOutcome.CANCELLED });
    const { negotiation, threads } = await service.app.getNegotiation(where);
    expect(negotiation).toMatchObject({ status: 'cancelled', failureReason: 'not needed any more' });
    expect(threads.map((thread) => thread.status)).toEqual(['cancelled', 'cancelled']);
    const events = await fixture.eventNames(where.id);
    expect(events.filter((name) => name === 'negotiation_failed')).toHaveLength(1);
    expect(events).not.toContain('negotiation_completed');
  });

  it('a result that is not wanted can be dropped until it is awarded', async () => {
    const { service, vendors, where, a } = await completed();
    await service.app.cancelNegotiation(where, 'award rejected');
    await eventually(() => expect(vendors.closed).toHaveLength(3));
    expect(told(vendors)).toMatchObject({ a: TableOutcome.CANCELLED, b: TableOutcome.CANCELLED });
    await expect(service.app.concludeAward(where, a.id)).rejects.toMatchObject({ reason: 'NEGOTIATION_NOT_COMPLETED' });
    const other = await completed();
    await other.service.app.concludeAward(other.where, other.a.id);
    await expect(other.service.app.cancelNegotiation(other.where, '')).rejects.toMatchObject({ kind: 'conflict' });
  });
});
