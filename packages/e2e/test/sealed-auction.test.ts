import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { personalityNames } from '@procur/negotiation-engine/personality';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuctionEntry, playAuction } from './support/played-auction.ts';

const seeds = 1000;

const price = fc.tuple(fc.integer({ min: 28, max: 38 }), fc.integer({ min: 11, max: 99 })).map(
  // Two digits of a fraction without a zero: a text that nothing else produces.
  ([whole, fraction]) => `${whole}.${fraction}7`,
);
const seller = fc.record({ floorUnitPrice: price, personality: fc.constantFrom(...personalityNames) });
const auction = fc.record({
  kind: fc.constantFrom('english' as const, 'sealed' as const),
  rounds: fc.integer({ min: 2, max: 6 }),
  sellers: fc.array(seller, { minLength: 3, maxLength: 5 }),
  walkAway: price,
});
type Drawn = typeof auction extends fc.Arbitrary<infer T> ? T : never;

function play({ kind, rounds, sellers, walkAway }: Drawn): readonly AuctionEntry[] {
  const terms = { allowedTermMonths: [36], allowedPaymentTerms: ['NET30', 'NET60'] };
  const mandate = aMandate({
    currencyCode: 'JPY',
    minorUnits: 0,
    ...terms,
    walkAwayUnitPrice: walkAway,
    maximumRounds: rounds,
  });
  const rest = {
    currencyCode: 'JPY',
    allowedPaymentTerms: ['NET30', 'NET60'],
    minimumTermMonths: 12,
    maximumTermMonths: 0,
    allowedSupportLevels: [],
    minimumDeliveryDays: 0,
  };
  return playAuction({ kind, mandate, guardrails: sellers.map((one) => ({ ...one, ...rest })) });
}

describe('in thousands of auctions,', { timeout: 120_000 }, () => {
  it('a vendor’s floor changes nothing that anybody says or concludes before that vendor has said something else', () => {
    const seen = { same: 0, different: 0 };
    fc.assert(
      fc.property(auction, fc.nat(), price, (drawn, which, floorUnitPrice) => {
        const place = which % drawn.sellers.length;
        const sellers = drawn.sellers.map((one, i) => (i === place ? { ...one, floorUnitPrice } : one));
        const [one, two] = [play(drawn), play({ ...drawn, sellers })];
        const at = one.findIndex((entry, i) => JSON.stringify(entry) !== JSON.stringify(two[i]));
        if (at < 0) expect(two.length).toBe(one.length);
        else expect([one[at]?.by, two[at]?.by]).toEqual([place, place]);
        seen[at < 0 ? 'same' : 'different'] += 1;
      }),
      { numRuns: seeds },
    );
    expect(Math.min(seen.same, seen.different)).toBeGreaterThan(seeds / 50);
  });

  it('the buyer’s walk-away price changes nothing at all', () => {
    fc.assert(
      fc.property(auction, price, (drawn, walkAway) => {
        expect(play({ ...drawn, walkAway })).toEqual(play(drawn));
      }),
      { numRuns: seeds },
    );
  });

  it('no vendor is told a limit, or anything of another vendor but that somebody is ahead', () => {
    const told = { calls: 0, behind: 0 };
    fc.assert(
      fc.property(auction, (drawn) => {
        const entries = play(drawn);
        const limits = [drawn.walkAway, ...drawn.sellers.map(({ floorUnitPrice }) => floorUnitPrice)];
        expect(limits.filter((limit) => entries.some(({ text }) => text.includes(limit)))).toEqual([]);
        const calls = entries.filter(({ to }) => to !== undefined).map(({ text }) => JSON.parse(text));
        // Calls of the same number and place are the same to the byte, whatever the others have offered.
        const words = new Map(calls.map((call) => [`${call.number} ${call.isBehind}`, JSON.stringify(call)]));
        for (const call of calls) expect(JSON.stringify(call)).toBe(words.get(`${call.number} ${call.isBehind}`));
        told.calls += calls.length;
        told.behind += calls.filter(({ isBehind }) => isBehind === true).length;
      }),
      { numRuns: seeds },
    );
    expect(told.calls).toBeGreaterThan(seeds);
    expect(told.behind).toBeGreaterThan(seeds / 10);
  });
});
