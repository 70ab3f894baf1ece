import { toJsonString } from '@bufbuild/protobuf';
import { type AuctionRules, auctionRules, type PartialAuctionRules } from '@procur/buyer-agent/auction-rules';
import { unitPriceOf } from '@procur/buyer-agent/terms';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { AuctionCallSchema } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import type { NegotiationView } from '../src/queries/negotiation-view.ts';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, aVendor, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { buyer } from './support/people.ts';

const fixture = negotiationFixture();
const four = ['v1', 'v2', 'v3', 'v4'];
const floors: Readonly<Record<string, FakeVendor>> = {
  v1: { floor: 1060, step: 40 },
  v2: { floor: 1010, step: 40 },
  v3: { floor: 1030, step: 60 },
  v4: { floor: 1100, step: 20 },
};

function rulesOf(given: PartialAuctionRules, maximumRounds = 6): AuctionRules {
  const rules = auctionRules({ finalists: 2, ...given }, maximumRounds);
  if (!rules) throw new Error('no rules');
  return rules;
}

function order(requestId: string, auction: PartialAuctionRules, vendors: readonly string[] = four) {
  return anOrder(requestId, vendors, { mandate: aMandate({ auction: rulesOf(auction) }) });
}

function standings({ threads, entrants }: NegotiationView): Readonly<Record<string, string>> {
  const status = (id: string) => entrants.find(({ threadId }) => threadId === id)?.status ?? 'none';
  return Object.fromEntries(threads.map(({ id, vendorId }) => [vendorId, status(id)]));
}

describe('a sealed auction', () => {
  it('calls everybody once and goes on with the best two; the others’ offers are kept as a reserve', async () => {
    const vendors = fakeVendors({
      v1: { floor: 1060, step: 40, bid: () => 1110 },
      v2: { floor: 1010, step: 40, bid: () => 1145 },
      v3: { floor: 1030, step: 60, bid: () => 1120 },
      v4: { floor: 1100, step: 20, bid: () => 1140 },
    });
    const service = await fixture.start(vendors);
    const id = await open(service, order('sealed', { kind: 'sealed' }));
    const view = await untilEnded(service, id);
    expect(view.auction).toMatchObject({ status: 'over', waves: 1 });
    expect(standings(view)).toEqual({ v1: 'finalist', v2: 'reserve', v3: 'finalist', v4: 'reserve' });
    expect(vendors.called.map(({ vendorId }) => vendorId).toSorted()).toEqual(four);
    const finalists = new Set(vendors.offered.map(({ vendorId }) => vendorId));
    expect([...finalists].toSorted()).toEqual(['v1', 'v3']);
    const reserve = view.threads.find(({ vendorId }) => vendorId === 'v4');
    expect(reserve).toMatchObject({ status: 'agreed', rounds: 1 });
    expect(view.threads.filter(({ status }) => status === 'agreed').length).toBeGreaterThan(1);
    const names = await fixture.eventNames(id);
    for (const [name, times] of [
      ['auction_started', 1],
      ['auction_call_made', 4],
      ['auction_completed', 1],
    ] as const)
      expect(names.filter((each) => each === name)).toHaveLength(times);
    const explained = (await service.app.getExplanation({ id, organisationId })).threads.flatMap(({ moves }) => moves);
    expect(explained.filter(({ action }) => action === 'call')).toHaveLength(4);
    expect(explained.filter(({ action }) => action === 'rank')).toHaveLength(8);
  });

  it('lets go of those whose offer the mandate does not allow', async () => {
    const vendors = fakeVendors({ ...floors, v4: { floor: 1190, step: 1 } });
    const service = await fixture.start(vendors);
    const view = await untilEnded(service, await open(service, order('let-go', { kind: 'sealed' })));
    const let_go = view.threads.find(({ vendorId }) => vendorId === 'v4');
    expect(let_go).toMatchObject({ status: 'no_agreement', endReason: 'NOT_A_FINALIST' });
    await eventually(() => expect(vendors.closed.map(({ vendorId }) => vendorId)).toContain('v4'));
  });
});

describe('an English auction', () => {
  it('calls those who are behind again, tells them so truly, and tells nobody who leads or with what', async () => {
    const vendors = fakeVendors(floors);
    const service = await fixture.start(vendors);
    const id = await open(service, order('english', { kind: 'english' }));
    const view = await untilEnded(service, id);
    expect(view.auction?.status).toBe('over');
    const calls = (number: number) => vendors.called.filter(({ call }) => call.number === number);
    expect(calls(1)).toHaveLength(4);
    expect(calls(1).every(({ call }) => !call.isBehind)).toBe(true);
    expect(calls(2).length).toBeGreaterThan(0);
    // v3 leads after the first wave with 1,140: the next ones are the other three.
    const secondWave = vendors.called.slice(4, 7).map(({ vendorId }) => vendorId);
    expect(secondWave.toSorted()).toEqual(['v1', 'v2', 'v4']);
    expect(calls(2).every(({ call }) => call.isBehind)).toBe(true);
    const said = vendors.called.map(({ call }) => toJsonString(AuctionCallSchema, call)).join('\n');
    expect(said).not.toMatch(/Vendor v|1140|1120|1150/);
    const winner = view.threads.find(({ id: threadId }) => threadId === view.deal?.threadId);
    expect(standings(view)[winner?.vendorId ?? '']).toBe('finalist');
  });

  it('takes the offers of all who leave it, and goes on with the best of them', async () => {
    const pass = { bid: () => 'pass' as const };
    const vendors = fakeVendors({
      v1: { ...pass, floor: 1060, step: 40 },
      v2: { ...pass, floor: 1050, step: 40 },
      v3: { ...pass, floor: 1040, step: 40 },
    });
    const service = await fixture.start(vendors);
    const id = await open(service, order('all-leave', { kind: 'english' }, ['v1', 'v2', 'v3']));
    const view = await untilEnded(service, id);
    expect(vendors.called).toHaveLength(3);
    expect(view.negotiation.status).toBe('completed');
    expect(Object.values(standings(view)).toSorted()).toEqual(['finalist', 'finalist', 'reserve']);
  });

  it('ends the negotiation when everybody leaves the table', async () => {
    const leave = { bid: () => 'end' as const, floor: 1060, step: 40 };
    const service = await fixture.start(fakeVendors({ v1: leave, v2: leave, v3: leave }));
    const id = await open(service, order('nobody', { kind: 'english' }, ['v1', 'v2', 'v3']));
    const { negotiation, threads } = await untilEnded(service, id);
    expect(negotiation).toMatchObject({ status: 'failed', failureCode: 'NO_AGREEMENT' });
    expect(threads.map(({ endReason }) => endReason)).toEqual(['VENDOR_ENDED', 'VENDOR_ENDED', 'VENDOR_ENDED']);
  });

  it('goes on without a vendor that cannot be reached', async () => {
    const vendors = fakeVendors({
      ...floors,
      v2: { floor: 1010, step: 40, failure: (round) => (round === 1 ? 'unavailable' : undefined) },
    });
    const service = await fixture.start(vendors);
    const view = await untilEnded(service, await open(service, order('away', { kind: 'english' })));
    const away = view.threads.find(({ vendorId }) => vendorId === 'v2');
    expect(away).toMatchObject({ status: 'failed', endReason: 'VENDOR_UNREACHABLE' });
    expect(view.negotiation.status).toBe('completed');
    expect(view.auction?.status).toBe('over');
  });

  it('makes each call once, however often its event comes and the vendor fails', async () => {
    const vendors = fakeVendors({
      ...floors,
      v1: { floor: 1060, step: 40, failure: (round, call) => (round === 1 && call === 1 ? 'unavailable' : undefined) },
    });
    const service = await fixture.start(vendors);
    const id = await open(service, order('again', { kind: 'english' }));
    const { threads } = await untilEnded(service, id);
    for (const { id: threadId, vendorId } of threads) {
      await service.app.playRound({ threadId, round: 1 }, async (work) => {
        await work();
        return true;
      });
      const rows = await fixture.query<{ number: number }>(
        'select number from negotiation.rounds where thread_id = $1 order by number',
        [threadId],
      );
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i));
      const ids = vendors.called
        .filter((one) => one.vendorId === vendorId && one.call.round === 1)
        .map(({ call }) => call.id);
      expect(new Set(ids).size).toBe(1);
    }
    expect(vendors.called.filter(({ vendorId, call }) => vendorId === 'v1' && call.round === 1)).toHaveLength(2);
  });

  it('goes on without a thread that a person takes, and leaves that thread to the person', async () => {
    let isPaused = false;
    const vendors = fakeVendors({
      ...floors,
      // Does not answer until the wheel is taken, so that the wave is under way by then.
      v1: { floor: 1060, step: 40, failure: () => undefined },
      v4: { floor: 1100, step: 20, failure: (round) => (round === 1 && !isPaused ? 'unavailable' : undefined) },
    });
    const service = await fixture.start(vendors, { settings: { MAX_DELIVERIES: '50' } });
    const id = await open(service, order('wheel', { kind: 'english' }));
    await eventually(() => expect(vendors.called.map(({ vendorId }) => vendorId)).toContain('v4'));
    const before = await service.app.getNegotiation({ id, organisationId });
    const threadId = before.threads.find(({ vendorId }) => vendorId === 'v1')?.id ?? '';
    await eventually(async () => {
      const rows = await fixture.query('select 1 from negotiation.rounds where thread_id = $1 and number = 1', [
        threadId,
      ]);
      expect(rows).toHaveLength(1);
    });
    await service.app.pauseThread(buyer, { id, organisationId, threadId });
    isPaused = true;
    await eventually(
      async () => {
        const view = await service.app.getNegotiation({ id, organisationId });
        expect(view.auction?.status).toBe('over');
        expect(view.threads.filter(({ status }) => status === 'running').map(({ vendorId }) => vendorId)).toEqual([
          'v1',
        ]);
      },
      { timeoutMs: 20_000 },
    );
    expect(vendors.called.filter(({ vendorId }) => vendorId === 'v1')).toHaveLength(1);
    await service.app.resumeThread(buyer, { id, organisationId, threadId });
    expect((await untilEnded(service, id)).negotiation.status).toBe('completed');
  });
});

describe('no auction is held', () => {
  it('with fewer vendors than the rules ask for', async () => {
    const vendors = fakeVendors(floors);
    const service = await fixture.start(vendors);
    const view = await untilEnded(
      service,
      await open(service, order('two', { kind: 'english', minimumVendors: 3 }, ['v1', 'v2'])),
    );
    expect(view.auction).toBeUndefined();
    expect(vendors.called).toEqual([]);
  });

  it('with too few that are comparable: then all are talked to at once', async () => {
    const vendors = fakeVendors(floors);
    const service = await fixture.start(vendors);
    const dear = { offering: { ...aVendor('v3').offering, listUnitPrice: '1900.00' } };
    const asked = order('dear', { kind: 'english', listPriceFactor: '1.2', minimumVendors: 3 }, []);
    const invited = [aVendor('v1'), aVendor('v2'), aVendor('v3', dear)];
    const view = await untilEnded(service, await open(service, { ...asked, vendors: invited }));
    expect(view.auction?.status).toBe('not_held');
    expect(vendors.called).toEqual([]);
    expect(vendors.offered.length).toBeGreaterThan(0);
  });

  it('for a vendor that is dearer than the others by far, which is talked to beside it', async () => {
    const vendors = fakeVendors(floors);
    const service = await fixture.start(vendors);
    const dear = { offering: { ...aVendor('v4').offering, listUnitPrice: '1500.00' } };
    const asked = order('beside', { kind: 'sealed', listPriceFactor: '1.2' }, []);
    const invited = [...['v1', 'v2', 'v3'].map((vendor) => aVendor(vendor)), aVendor('v4', dear)];
    const view = await untilEnded(service, await open(service, { ...asked, vendors: invited }));
    expect(standings(view)).toMatchObject({ v4: 'not_comparable' });
    expect(vendors.called.map(({ vendorId }) => vendorId)).not.toContain('v4');
    expect(vendors.offered.map(({ vendorId }) => vendorId)).toContain('v4');
  });
});

it('the mandate decides on every call, and what was offered to it is on record with its price', async () => {
  const service = await fixture.start(fakeVendors(floors));
  const id = await open(service, order('record', { kind: 'sealed' }));
  await untilEnded(service, id);
  const { offers } = await service.app.listOffers({
    organisationId,
    negotiationId: id,
    threadId: '',
    pageSize: 100,
    pageToken: '',
  });
  const bids = offers.filter(({ party, round }) => party === 'seller' && round === 1);
  expect(bids.map(({ terms }) => unitPriceOf(terms).amount).toSorted()).toEqual(['1140', '1160', '1160', '1180']);
});
