import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuctionRules, auctionRules } from './auction-rules.ts';
import { comparableThreads, type Entrant, nextWave, staysIn } from './auction-wave.ts';
import type { Yardstick } from './award.ts';
import type { TermWorth } from './term-worth.ts';
import type { Terms } from './terms.ts';

const worth: TermWorth = { perMonth: 0, perDeliveryDay: 0, perPaymentDay: 0, perSupportStep: 0, supportLevels: [] };
const yardstick: Yardstick = {
  purchase: { currencyCode: 'USD', minorUnits: 2, quantity: '150', defaultTermMonths: 36 },
  worth,
  scoreWorth: '100',
};
const english = rulesOf({ kind: 'english', maximumCalls: 3, finalists: 2 });
const sealed = rulesOf({ kind: 'sealed', finalists: 2 });

function rulesOf(given: Parameters<typeof auctionRules>[0]): AuctionRules {
  const rules = auctionRules(given, 6);
  if (!rules) throw new Error('no rules');
  return rules;
}

function at(amount: number): Terms {
  return [{ issue: 'unit_price', kind: 'money', currencyCode: 'USD', amount: String(amount) }];
}

function entrants(prices: Readonly<Record<string, number>>, out: readonly string[] = []): Entrant[] {
  return Object.entries(prices).map(([threadId, price], position) => {
    return { threadId, vendorName: threadId, score: 0.5, position, terms: at(price), isIn: !out.includes(threadId) };
  });
}

function outcomes(waves: number, given: readonly Entrant[], rules: AuctionRules | undefined = english) {
  const wave = nextWave({ rules, waves, entrants: given, yardstick });
  return { ...Object.fromEntries(wave.outcomes), behind: [...wave.behind] };
}

describe('a wave of calls', () => {
  it('calls everybody at first and tells nobody that it is behind', () => {
    const first = outcomes(0, entrants({ a: 1200, b: 1100, c: 1150 }));
    expect(first).toEqual({ a: 'called', b: 'called', c: 'called', behind: [] });
  });

  it('then calls whoever is in and does not lead, and says truly that it is behind', () => {
    const second = outcomes(1, entrants({ a: 1100, b: 1080, c: 1120 }, ['c']));
    expect(second).toEqual({ a: 'called', b: 'waits', c: 'waits', behind: ['a'] });
  });

  it('tells nobody that it is behind an offer that is only as good', () => {
    expect(outcomes(1, entrants({ a: 1080, b: 1080, c: 1080 })).behind).toEqual([]);
  });

  it('goes on with the best offers, of those too who have left the auction, when nobody is left to be called', () => {
    const last = outcomes(2, entrants({ a: 1100, b: 1080, c: 1090 }, ['a', 'c']));
    expect(last).toEqual({ a: 'reserve', b: 'finalist', c: 'finalist', behind: [] });
  });

  it('ends after the calls that the rules allow, a sealed auction after one', () => {
    const standing = entrants({ a: 1100, b: 1080, c: 1090 });
    expect(outcomes(3, standing)).toMatchObject({ b: 'finalist' });
    expect(outcomes(1, standing, sealed)).toMatchObject({ a: 'reserve', b: 'finalist', c: 'finalist' });
  });

  it('makes everybody a finalist once the mandate asks for no auction any more', () => {
    const wave = nextWave({ rules: undefined, waves: 1, entrants: entrants({ a: 1100, b: 1080, c: 1090 }), yardstick });
    expect([...wave.outcomes.values()]).toEqual(['finalist', 'finalist', 'finalist']);
  });

  it('is the same in whatever order the vendors are looked at, and always ends', () => {
    const prices = fc.array(fc.integer({ min: 1000, max: 1100 }), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(prices, fc.nat({ max: 5 }), (drawn, waves) => {
        const given = entrants(Object.fromEntries(drawn.map((price, i) => [`v${i}`, price])));
        const one = nextWave({ rules: english, waves, entrants: given, yardstick });
        const other = nextWave({ rules: english, waves, entrants: given.toReversed(), yardstick });
        expect(Object.fromEntries(other.outcomes)).toEqual(Object.fromEntries(one.outcomes));
        if (waves >= english.maximumCalls) expect(one.isOver).toBe(true);
        const finalists = [...one.outcomes.values()].filter((outcome) => outcome === 'finalist');
        expect(finalists.length).toBe(one.isOver ? english.finalists : 0);
      }),
    );
  });
});

describe('an answer to a call', () => {
  it('keeps the vendor in when it is better than its own last offer by the increment', () => {
    const answered = (after: number) => staysIn(english, yardstick, { before: at(1000), after: at(after) });
    expect([answered(990), answered(991), answered(1000)]).toEqual([true, false, false]);
  });

  it('does not keep a vendor in that charges elsewhere what it takes off the price', () => {
    const withCharge = (price: number, amount: string): Terms => [
      ...at(price),
      { issue: 'charge:set-up', kind: 'charge', currencyCode: 'USD', amount, basis: 'once', untaxed: false },
    ];
    const answered = (amount: string) =>
      staysIn(english, yardstick, { before: at(1000), after: withCharge(980, amount) });
    // 20 less for each unit and year, half of which it charges once for 150 units over three years; then more than half.
    expect([answered('4500'), answered('4501')]).toEqual([true, false]);
  });

  it('never keeps a vendor in with the same offer, even where any better one would do', () => {
    const rules = { ...english, incrementPercent: '0' };
    expect(staysIn(rules, yardstick, { before: at(1000), after: at(1000) })).toBe(false);
  });
});

describe('comparable vendors', () => {
  const list = (prices: readonly number[]) => prices.map((price, i) => ({ threadId: `v${i}`, list: at(price) }));

  it('are those within the factor of the lowest list price', () => {
    expect(comparableThreads(list([1000, 1200, 1500, 1501]), english)).toEqual(['v0', 'v1', 'v2']);
  });

  it('hold no auction when there are too few of them', () => {
    expect(comparableThreads(list([1000, 1600]), english)).toEqual([]);
    expect(comparableThreads([], english)).toEqual([]);
  });
});

describe('rules of an auction', () => {
  it('have defaults, and leave at least half of the rounds to bilateral talks', () => {
    expect(auctionRules({ kind: 'english' }, 7)).toEqual({
      kind: 'english',
      incrementPercent: '1',
      finalists: 50,
      minimumVendors: 2,
      listPriceFactor: '1.5',
      maximumCalls: 3,
    });
    expect(auctionRules({ kind: 'sealed' }, 7)?.maximumCalls).toBe(1);
  });

  it('are none where the rounds are too few for both', () => {
    expect(auctionRules({ kind: 'english' }, 1)).toBeUndefined();
  });
});
