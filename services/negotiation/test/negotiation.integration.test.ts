import { randomUUID } from 'node:crypto';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { describe, expect, it } from 'vitest';
import { toExplanationMessage } from '../src/rpc/explanation-messages.ts';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, aVendor, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';

const yielding: FakeVendor = { floor: 1060, step: 30 };
const slower: FakeVendor = { floor: 1100, step: 25 };
const stubborn: FakeVendor = { floor: 1180, step: 2 };

describe('a negotiation', () => {
  const fixture = negotiationFixture();

  it('plays all vendors to the end and chooses the best', async () => {
    const service = await fixture.start(fakeVendors({ a: yielding, b: slower, c: stubborn }));
    const id = await open(service, anOrder(randomUUID(), ['a', 'b', 'c']));
    const { negotiation, threads, deal } = await untilEnded(service, id);
    expect(negotiation.status).toBe('completed');
    expect(threads.find((thread) => thread.id === deal?.threadId)?.vendorId).toBe('a');
    expect(Number(deal?.unitPrice)).toBeGreaterThanOrEqual(1060);
    expect(Number(deal?.unitPrice)).toBeLessThanOrEqual(1150);
    expect(Number(deal?.savingsShare)).toBeGreaterThanOrEqual(0.075);
    expect(deal?.rounds).toBeLessThanOrEqual(6);
    expect(threads.map((thread) => thread.status)).toEqual(['agreed', 'agreed', 'no_agreement']);
    expect(threads.find((thread) => thread.id === deal?.runnerUpThreadId)?.vendorId).toBe('b');
    expect(deal?.ranking.map((ranked) => ranked.deal.threadId)).toEqual([deal?.threadId, deal?.runnerUpThreadId]);
    expect(deal?.ranking[0]?.deal.unitPrice).toBe(deal?.unitPrice);
    const events = await fixture.eventNames(id);
    expect(events[0]).toBe('negotiation_started');
    expect(events.filter((name) => name === 'negotiation_completed')).toHaveLength(1);
    expect(events.filter((name) => name === 'thread_concluded')).toHaveLength(3);
  });

  it('explains its result from the record', async () => {
    const service = await fixture.start(fakeVendors({ a: yielding, b: slower, c: stubborn }));
    const scoreParts = [{ name: 'rating', weight: 1, value: 0.8, evidence: '4.0 of 5 from 90 ratings' }];
    const vendors = ['a', 'b', 'c'].map((vendorId) => aVendor(vendorId, { scoreParts }));
    const id = await open(service, anOrder(randomUUID(), [], { vendors }));
    const { deal } = await untilEnded(service, id);
    const explanation = await service.app.getExplanation({ id, organisationId });
    expect(deal?.whyWinner).toContain('Vendor a agreed to');
    expect(deal?.whyNotRunnerUp).toContain('Vendor b ranks');
    expect(deal?.sensitivity).toContain('Vendor a wins unless');
    const { sensitivity, weights = [], threads: told = [] } = toExplanationMessage(explanation);
    expect(sensitivity).toContain('Vendor a wins unless its unit price rises');
    expect(sensitivity).toMatch(/wins unless the weight of|wins whatever single weight is changed/);
    expect(weights.find(({ criterion }) => criterion === 'unit_price')?.weight).toBeGreaterThan(0);
    expect(told.map(({ comparison }) => comparison?.rank)).toEqual([1, 2, 0]);
    expect(told[0]?.comparison?.scoreParts).toEqual(scoreParts);
    expect(told[1]?.comparison?.behindWinner?.units).toBeGreaterThan(0n);
    expect(told[2]?.comparison).toMatchObject({ isAgreed: false, unitPrice: { currencyCode: 'USD' } });
    expect(explanation.threads.map(({ summary }) => summary)[2]).toContain('Vendor c: no agreement');
    for (const { thread, moves } of explanation.threads) {
      expect(moves.filter((move) => move.action === 'offer')).toHaveLength(thread.rounds);
      expect(moves.every((move) => move.reasons.length > 0)).toBe(true);
    }
  });

  it('is the same for the same request, also when asked for twice at once', async () => {
    const service = await fixture.start(fakeVendors({ a: yielding }), { events: false });
    const order = anOrder(randomUUID(), ['a']);
    const [first, second] = await Promise.all([open(service, order), open(service, order)]);
    expect(second).toBe(first);
    expect(await open(service, order)).toBe(first);
    expect(await fixture.eventNames(first)).toEqual(['negotiation_started', 'round_started']);
  });

  it('talks to its vendors at the same time', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    const vendors = fakeVendors(Object.fromEntries(ids.map((id) => [id, { ...yielding, delayMs: 150 }])));
    const service = await fixture.start(vendors);
    await untilEnded(service, await open(service, anOrder(randomUUID(), ids)));
    expect(vendors.peak()).toBe(4);
  });

  it('fails with every vendor’s reason when nobody agrees', async () => {
    const service = await fixture.start(fakeVendors({ a: stubborn, b: { ...yielding, endsInRound: 2 } }));
    const id = await open(service, anOrder(randomUUID(), ['a', 'b']));
    const { negotiation, deal } = await untilEnded(service, id);
    expect(negotiation).toMatchObject({ status: 'failed', failureCode: 'NO_AGREEMENT' });
    expect(negotiation.failureReason).toContain('Vendor a: no offer came within the mandate');
    expect(negotiation.failureReason).toContain('Vendor b: the vendor left the table');
    expect(deal).toBeUndefined();
    expect((await fixture.eventNames(id)).filter((name) => name === 'negotiation_failed')).toHaveLength(1);
  });

  it('ends at the opening where no common terms exist', async () => {
    const offering = { listUnitPrice: '1200.00', paymentTerms: ['NET30'], supportLevels: [], leadTimeDays: 60 };
    const mandate = aMandate({ maximumDeliveryDays: 10 });
    const service = await fixture.start(fakeVendors({ a: yielding }));
    const vendors = [aVendor('a', { offering })];
    const { threads } = await untilEnded(service, await open(service, anOrder(randomUUID(), [], { vendors, mandate })));
    expect(threads[0]).toMatchObject({ status: 'no_agreement', endReason: 'NO_COMMON_TERMS', rounds: 0 });
  });

  it('lists negotiations and offers page by page, for its own organisation only', async () => {
    const service = await fixture.start(fakeVendors({ a: yielding }));
    const requestId = randomUUID();
    const id = await open(service, anOrder(requestId, ['a']));
    const { threads } = await untilEnded(service, id);
    const all = { pageToken: '', pageSize: 0, threadId: '', negotiationId: id, organisationId };
    const { offers } = await service.app.listOffers(all);
    expect(offers[0]).toMatchObject({ round: 0, party: 'seller' });
    expect(offers.length).toBeGreaterThanOrEqual((threads[0]?.rounds ?? 0) * 2);
    const first = await service.app.listOffers({ ...all, pageSize: 2 });
    const rest = await service.app.listOffers({ ...all, pageToken: first.nextPageToken });
    expect([...first.offers, ...rest.offers].map((offer) => offer.id)).toEqual(offers.map((offer) => offer.id));
    const filter = { organisationId, requestId, status: undefined, pageSize: 1, pageToken: '' };
    expect((await service.app.listNegotiations(filter)).negotiations.map((view) => view.negotiation.id)).toEqual([id]);
    const stranger = { id, organisationId: randomUUID() };
    await expect(service.app.getNegotiation(stranger)).rejects.toMatchObject({ reason: 'NEGOTIATION_NOT_FOUND' });
    await expect(service.app.cancelNegotiation(stranger, '')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(service.app.listOffers({ ...all, pageSize: 1000 })).rejects.toMatchObject({ field: 'page_size' });
    await expect(service.app.listOffers({ ...all, pageToken: 'x' })).rejects.toMatchObject({ field: 'page_token' });
  });
});
