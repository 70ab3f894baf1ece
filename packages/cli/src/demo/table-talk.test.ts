import type { JsonObject } from '@bufbuild/protobuf';
import { expect, it } from 'vitest';
import { TableTalk } from './table-talk.ts';

type Step = readonly [name: string, data: JsonObject];

async function lines(...steps: readonly Step[]): Promise<readonly string[]> {
  const talk = new TableTalk(async () => '1,187.00 USD');
  const told = [];
  for (const [name, data] of steps) {
    const about = { occurredAt: '2026-11-21T06:00:00Z', negotiationId: 'n', threadId: 't', vendorName: 'Aldgate' };
    told.push(...(await talk.linesOf({ name, data: { ...about, ...data } })));
  }
  return told;
}

function offer(round: number, price: string, support = 'standard'): JsonObject {
  const values = [
    { issue: 'unit_price', money: { currencyCode: 'USD', units: price } },
    { issue: 'support_level', choice: support },
  ];
  return { offer: { round, values } };
}

const listOffer: Step = ['offer_received', offer(0, '1200')];
const call = (number: number, isBehind: boolean): Step => ['auction_call_made', { round: number, number, isBehind }];
const heard = (round: number, price: string, support?: string): Step => [
  'offer_received',
  offer(round, price, support),
];
const bid: Step = ['round_completed', { outcome: 'bid' }];

it('says of an offer that a call was answered with that it was called for, and again, and behind', async () => {
  const told = await lines(listOffer, call(1, false), heard(1, '1191'), bid, call(2, true), heard(2, '1149'), bid);
  expect(told).toEqual([
    'Aldgate, called for its best offer: 1,191.00 USD',
    'Aldgate, called again, behind: 1,149.00 USD',
  ]);
});

it('says of a vendor that leaves the auction with what it stays', async () => {
  const told = await lines(listOffer, call(1, false), heard(1, '1191'), bid, call(2, true), [
    'round_completed',
    { outcome: 'passed' },
  ]);
  expect(told.at(-1)).toBe('Aldgate, called again, behind: stays with 1,191.00 USD');
});

it('names whom the auction leaves out, and counts one round as one', async () => {
  const told = await lines(
    ['auction_started', { threadIds: ['t', 'u'] }],
    listOffer,
    ['auction_completed', { finalistThreadIds: ['u'] }],
    ['thread_concluded', { outcome: 'no_agreement', rounds: 1 }],
  );
  expect(told).toEqual([
    'the auction begins: 2 vendors called',
    'the auction is over: talks with 1 vendor',
    'Aldgate: left out of the talks: not among the finalists',
    'Aldgate: no agreement after 1 round',
  ]);
});

it('tells a dearer offer for other terms from one that takes an earlier offer back', async () => {
  const ours: Step = ['offer_made', { ...offer(2, '1035'), standing: 'STANDING_BEHIND' }];
  const after = (next: Step) => lines(listOffer, call(1, false), heard(1, '1180'), bid, ours, next);
  expect((await after(heard(2, '1205', 'priority'))).at(-1)).toBe(
    'Aldgate, round 2: we 1,035.00 USD (told that it is behind), they 1,205.00 USD with support level priority, 1,187.00 USD with all terms counted in',
  );
  expect((await after(heard(2, '1181'))).at(-1)).toMatch(/they 1,181.00 USD, taking back its 1,180.00 USD$/);
});

it('gives the price both agreed to: ours where the vendor accepted', async () => {
  const ours: Step = ['offer_made', offer(1, '1100')];
  const accepted: Step = ['round_completed', { outcome: 'seller_accepted' }];
  const told = await lines(listOffer, ours, accepted, ['thread_concluded', { outcome: 'agreed', rounds: 1 }]);
  expect(told).toEqual(['Aldgate: agreed at 1,100.00 USD after 1 round']);
});
