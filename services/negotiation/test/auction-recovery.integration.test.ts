import { toJsonString } from '@bufbuild/protobuf';
import { auctionRules } from '@procur/buyer-agent/auction-rules';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { AuctionCallSchema } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import { isAwaited } from '../src/domain/thread-status.ts';
import type { CallToVendor } from '../src/ports.ts';
import { expectVerified } from './support/expect-verified.ts';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open } from './support/negotiation-fixture.ts';
import type { Negotiating } from './support/start-negotiation.ts';

const fixture = negotiationFixture();
const vendors: Readonly<Record<string, FakeVendor>> = {
  v1: { floor: 1060, step: 40 },
  v2: { floor: 1010, step: 40 },
  v3: { floor: 1030, step: 60 },
  v4: { floor: 1100, step: 20 },
};

const crash = async (): Promise<never> => {
  throw new Error('killed');
};
const commit = async (work: () => Promise<unknown>): Promise<boolean> => {
  await work();
  return true;
};

function order(requestId: string) {
  const auction = auctionRules({ kind: 'english', finalists: 2 }, 6);
  return anOrder(requestId, Object.keys(vendors), { mandate: aMandate(auction ? { auction } : {}) });
}

type Round = { readonly threadId: string; readonly round: number };

/** Plays what the queue would, in the way a test wants each round played, until nothing is awaited any more. */
async function playAll({ app }: Negotiating, id: string, play: (round: Round) => Promise<void>): Promise<void> {
  for (;;) {
    const { threads } = await app.getNegotiation({ id, organisationId });
    const awaited = threads.filter((thread) => isAwaited(thread, thread.round));
    if (awaited.length === 0) return;
    for (const { id: threadId, round } of awaited) await play({ threadId, round });
  }
}

async function roundsOf(id: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const sql = `select thread_id, array_agg(number::int order by number) as numbers from negotiation.rounds r
    join negotiation.threads t on t.id = r.thread_id where t.negotiation_id = $1 group by thread_id`;
  const rows = await fixture.query<{ thread_id: string; numbers: number[] }>(sql, [id]);
  return new Map(rows.map(({ thread_id, numbers }) => [thread_id, numbers]));
}

async function expectNoGap(id: string): Promise<void> {
  for (const numbers of (await roundsOf(id)).values()) expect(numbers).toEqual(numbers.map((_, i) => i));
}

describe('an auction', { timeout: 120_000 }, () => {
  it('that is killed in every round goes on with the same calls, and skips and repeats none', async () => {
    const fake = fakeVendors(vendors);
    const service = await fixture.start(fake, { events: false });
    const id = await open(service, order('killed'));
    await playAll(service, id, async (round) => {
      await expect(service.app.playRound(round, crash)).rejects.toThrow('killed');
      await service.app.playRound(round, commit);
    });
    const { negotiation } = await service.app.getNegotiation({ id, organisationId });
    expect(negotiation.status).toBe('completed');
    const sent = fake.called.map(({ call }) => toJsonString(AuctionCallSchema, call));
    expect(sent.length).toBeGreaterThan(8);
    for (let i = 0; i < sent.length; i += 2) expect(sent[i + 1]).toBe(sent[i]);
    expect(new Set(sent).size).toBe(sent.length / 2);
    await expectNoGap(id);
    await expectVerified(service, id);
  });

  it('whose rounds two workers play at once is held once', async () => {
    const service = await fixture.start(fakeVendors(vendors), { events: false });
    const id = await open(service, order('twice'));
    await playAll(service, id, async (round) => {
      await Promise.all([service.app.playRound(round, commit), service.app.playRound(round, commit)]);
    });
    const names = await fixture.eventNames(id);
    for (const name of ['auction_started', 'auction_completed', 'negotiation_completed'])
      expect(names.filter((each) => each === name)).toHaveLength(1);
    await expectNoGap(id);
    await expectVerified(service, id);
  });

  it('waits for a person without holding a place in the queue, and hears the others meanwhile', async () => {
    const fake = fakeVendors(vendors);
    const answered = new Set<string>();
    const asked: CallToVendor[] = [];
    const counterparty = {
      ...fake.counterparty,
      callForOffer: async (question: CallToVendor) => {
        if (question.vendorId !== 'v2' || answered.has(question.call.id))
          return await fake.counterparty.callForOffer(question);
        asked.push(question);
        return { action: 'pending' as const, dueAt: new Date(Date.now() + 60_000) };
      },
    };
    const service = await fixture.start({ counterparty });
    const id = await open(service, order('person'));
    const wait = { timeoutMs: 60_000 };
    await eventually(async () => {
      const { threads, auction } = await service.app.getNegotiation({ id, organisationId });
      expect(auction?.status).toBe('calling');
      expect(threads.map(({ answerDueAt }) => answerDueAt != null)).toEqual([false, true, false, false]);
      expect(threads.filter(({ rounds }) => rounds === 1)).toHaveLength(3);
    }, wait);
    await eventually(async () => {
      const question = asked.find(({ call }) => !answered.has(call.id));
      if (question) answered.add(question.call.id);
      if (question) await service.app.playRound({ threadId: question.threadId, round: question.call.round }, commit);
      const { negotiation } = await service.app.getNegotiation({ id, organisationId });
      expect(negotiation.status).toBe('completed');
    }, wait);
    await expectVerified(service, id);
  });
});
