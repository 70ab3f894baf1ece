import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DealMapView } from '../src/queries/get-deal-map.ts';
import { toDealMapMessage } from '../src/rpc/deal-map-messages.ts';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';

const yielding: FakeVendor = { floor: 1060, step: 30 };
const stubborn: FakeVendor = { floor: 1180, step: 2 };

describe('a deal map', () => {
  const fixture = negotiationFixture();
  const mapped = async (vendors: Readonly<Record<string, FakeVendor>>) => {
    const service = await fixture.start(fakeVendors(vendors));
    const id = await open(service, anOrder(randomUUID(), Object.keys(vendors)));
    const { threads } = await untilEnded(service, id);
    const views: DealMapView[] = [];
    for (const thread of threads) views.push(await service.app.getDealMap({ id, threadId: thread.id, organisationId }));
    return { service, id, threads, views };
  };

  it('has the agreement on the path of offers, and on no better side of the frontier than there is', async () => {
    const { views, threads } = await mapped({ a: yielding });
    const [view, thread] = [views[0], threads[0]];
    expect(view?.path[0]).toMatchObject({ round: 0, party: 'seller' });
    expect(view?.path).toHaveLength(1 + 2 * (thread?.rounds ?? 0) - (view?.path.at(-1)?.party === 'buyer' ? 1 : 0));
    const agreed = view?.path.find(({ id }) => id === thread?.agreedOfferId);
    expect(agreed?.point).toEqual(view?.agreement);
    expect(view?.agreement?.own).toBeGreaterThanOrEqual(view?.walkAway ?? 1);
    const beaten = view?.map.frontier.filter(
      ({ own, other }) => own < (agreed?.point.own ?? 0) - 1e-9 && other < (agreed?.point.other ?? 0) - 1e-9,
    );
    expect(beaten).toEqual([]);
    expect(view?.left?.leftOnTable).toBeGreaterThanOrEqual(0);
    expect(view?.left?.perUnitAndYear).toBeGreaterThanOrEqual(0);
  });

  it('shows three packages of one value within the mandate', async () => {
    const { views } = await mapped({ a: yielding });
    const [view] = views;
    expect(view?.packages).toHaveLength(3);
    for (const { own } of view?.packages ?? []) {
      expect(Math.abs(own - (view?.agreement?.own ?? 0))).toBeLessThanOrEqual(view?.packagesTolerance ?? 0);
      expect(own).toBeGreaterThanOrEqual((view?.walkAway ?? 0) - (view?.packagesTolerance ?? 0));
    }
    const { packages = [], nash } = toDealMapMessage(view as DealMapView);
    for (const { values = [] } of [...packages, nash ?? {}]) {
      const price = values.find(({ issue }) => issue === 'unit_price')?.value;
      expect(price?.case === 'money' && Number(price.value.units)).toBeLessThanOrEqual(1150);
    }
  });

  it('says what is only estimated, and is there without an agreement too', async () => {
    const { views } = await mapped({ a: yielding, b: stubborn });
    const [, failed] = views;
    expect(failed?.agreement).toBeNull();
    expect(failed?.left).toBeNull();
    const message = toDealMapMessage(failed as DealMapView);
    expect(message.opponent?.note).toMatch(/estimated from \d+ different offers of its own, give or take 0\.\d\d/);
    expect(message.opponent?.expectedLimitDeviation).toBeGreaterThan(0);
    expect(message.svg).toContain('Their utility is an estimate');
    expect(message.frontier?.length).toBeGreaterThan(10);
    expect(message.frontier?.length).toBeLessThanOrEqual(200);
  });

  it('is refused to strangers, for threads that are not there, and before the table is open', async () => {
    const { service, id, threads } = await mapped({ a: yielding });
    const threadId = threads[0]?.id ?? '';
    const stranger = { id, threadId, organisationId: randomUUID() };
    await expect(service.app.getDealMap(stranger)).rejects.toMatchObject({ reason: 'NEGOTIATION_NOT_FOUND' });
    const nowhere = { id, threadId: randomUUID(), organisationId };
    await expect(service.app.getDealMap(nowhere)).rejects.toMatchObject({ reason: 'THREAD_NOT_FOUND' });
    const closed = await fixture.start(fakeVendors({ a: yielding }), { events: false });
    const early = await open(closed, anOrder(randomUUID(), ['a']));
    const [thread] = (await closed.app.getNegotiation({ id: early, organisationId })).threads;
    const asked = { id: early, threadId: thread?.id ?? '', organisationId };
    await expect(closed.app.getDealMap(asked)).rejects.toMatchObject({ reason: 'TABLE_NOT_OPEN' });
  });
});
