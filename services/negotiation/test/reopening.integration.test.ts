import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';

const yielding: FakeVendor = { floor: 1060, step: 30 };
const stubborn: FakeVendor = { floor: 1180, step: 2 };

describe('a request that is taken up again', () => {
  const fixture = negotiationFixture();
  const ordering = (requestId = randomUUID()) => {
    return (attempt: number) => anOrder(requestId, ['a'], { attempt });
  };
  const withoutAgreement = async () => {
    const service = await fixture.start(fakeVendors({ a: stubborn }));
    const order = ordering();
    const id = await open(service, order(0));
    expect((await untilEnded(service, id)).negotiation.status).toBe('failed');
    return { service, order, id };
  };

  it('is negotiated anew after no agreement, and each attempt keeps its negotiation', async () => {
    const { service, order, id } = await withoutAgreement();
    const second = await open(service, order(1));
    expect(second).not.toBe(id);
    expect((await untilEnded(service, second)).negotiation.status).toBe('failed');
    expect(await open(service, order(0))).toBe(id);
    expect(await open(service, order(1))).toBe(second);
    expect(await fixture.eventNames(second)).toContain('negotiation_started');
  });

  it('is negotiated anew after its negotiation was cancelled', async () => {
    const service = await fixture.start(fakeVendors({ a: { ...yielding, delayMs: 100 } }), { events: false });
    const order = ordering();
    const id = await open(service, order(0));
    await service.app.cancelNegotiation({ id, organisationId }, 'not now');
    expect(await open(service, order(0))).toBe(id);
    expect(await open(service, order(1))).not.toBe(id);
  });

  it('gets the negotiation that runs or is completed, whatever the attempt', async () => {
    const service = await fixture.start(fakeVendors({ a: yielding }));
    const order = ordering();
    const id = await open(service, order(0));
    expect(await open(service, order(1))).toBe(id);
    expect((await untilEnded(service, id)).negotiation.status).toBe('completed');
    expect(await open(service, order(2))).toBe(id);
  });

  it('gets one negotiation when the same attempt, and the next, are opened at the same time', async () => {
    const { service, order, id } = await withoutAgreement();
    const ids = await Promise.all([1, 2, 1, 2, 1, 2].map((attempt) => open(service, order(attempt))));
    expect(new Set(ids).size).toBe(1);
    expect(ids).not.toContain(id);
  });

  it('never has two that run or are completed, even if the code failed to see to it', async () => {
    const { service, order, id } = await withoutAgreement();
    await open(service, order(1));
    const revive = fixture.query("update negotiation.negotiations set status = 'running' where id = $1", [id]);
    await expect(revive).rejects.toThrow(/negotiations_live/);
  });
});
