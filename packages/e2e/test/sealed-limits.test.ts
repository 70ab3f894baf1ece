import type { Mandate } from '@procur/buyer-agent/mandate';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { personalityNames } from '@procur/negotiation-engine/personality';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlayedTable, playTable, type TableDraw } from './support/played-table.ts';

// Fourteen outcomes at a list price of 40: thousands of tables fit into seconds. Prices are whole numbers, so that a
// limit with a fraction is never said by chance.
const seeds = 2000;

const table = fc.record({
  threadId: fc.nat({ max: 1_000_000 }).map((seed) => `thread-${seed}`),
  personality: fc.constantFrom(...personalityNames),
  rounds: fc.integer({ min: 2, max: 6 }),
  alternativePrice: fc.option(fc.integer({ min: 30, max: 38 }).map(String)),
});
const price = fc.tuple(fc.integer({ min: 28, max: 39 }), fc.integer({ min: 11, max: 99 })).map(
  // Two digits of a fraction without a zero: a text that nothing else produces.
  ([whole, fraction]) => `${whole}.${fraction}7`,
);
const limits = fc.record({
  walkAwayUnitPrice: price,
  targetUnitPrice: fc.option(price, { nil: undefined }),
  authorityLimit: fc.option(
    fc.integer({ min: 9000, max: 19_999 }).map((whole) => `${whole}.717`),
    { nil: undefined },
  ),
  maximumTotal: fc.option(
    fc.integer({ min: 12_000, max: 19_999 }).map((whole) => `${whole}.919`),
    { nil: undefined },
  ),
});

/** The limit that is another one in the second of two tables. */
const changed = fc.constantFrom('walkAwayUnitPrice', 'targetUnitPrice', 'authorityLimit', 'maximumTotal');

type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;
type Limits = typeof limits extends fc.Arbitrary<infer T> ? T : never;

function draw({ threadId, personality, rounds, alternativePrice }: Table, own: Limits, floor: string): TableDraw {
  return {
    threadId,
    alternativePrice,
    mandate: mandateWith(own, rounds),
    guardrails: guardrailsWith(floor, personality),
  };
}

function mandateWith({ walkAwayUnitPrice, ...optional }: Limits, maximumRounds: number): Mandate {
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    ...aMandate({
      currencyCode: 'JPY',
      minorUnits: 0,
      allowedTermMonths: [36],
      allowedPaymentTerms: ['NET30', 'NET60'],
    }),
    ...Object.fromEntries(given),
    walkAwayUnitPrice,
    maximumRounds,
  };
}

function guardrailsWith(floorUnitPrice: string, personality: Table['personality']) {
  return {
    floorUnitPrice,
    personality,
    currencyCode: 'JPY',
    allowedPaymentTerms: ['NET30', 'NET60'],
    minimumTermMonths: 12,
    maximumTermMonths: 0,
    allowedSupportLevels: [],
    minimumDeliveryDays: 0,
  };
}

/** How many of the first entries are the same in both. */
function commonLength(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((entry, i) => entry !== other[i]);
  return at < 0 ? one.length : at;
}

describe('over thousands of tables,', { timeout: 120_000 }, () => {
  it('the seller’s floor changes no byte of the buyer’s unless the seller has said something else', () => {
    const seen = { same: 0, different: 0, turns: 0 };
    fc.assert(
      fc.property(table, limits, price, price, (drawn, own, floor, other) => {
        const [one, two] = [playTable(draw(drawn, own, floor)), playTable(draw(drawn, own, other))];
        expectNoTrace(one, own, floor);
        expectNoTrace(two, own, other);
        const heard = commonLength(one.seller, two.seller);
        // One more than was heard: the move after the last equal answer.
        expect(two.buyer.slice(0, heard + 1)).toEqual(one.buyer.slice(0, heard + 1));
        seen.turns += heard + 1;
        if (heard === one.seller.length && heard === two.seller.length) seen.same += 1;
        else seen.different += 1;
      }),
      { numRuns: seeds },
    );
    expectBothKinds(seen);
  });

  it('the buyer’s limits change no byte of the seller’s unless the buyer has said something else', () => {
    const seen = { same: 0, different: 0, turns: 0 };
    fc.assert(
      fc.property(table, limits, limits, changed, price, (drawn, own, drawnToo, field, floor) => {
        const other = { ...own, [field]: drawnToo[field] };
        const [one, two] = [playTable(draw(drawn, own, floor)), playTable(draw(drawn, other, floor))];
        expect(two.opening).toBe(one.opening);
        expectNoTrace(one, own, floor);
        expectNoTrace(two, other, floor);
        const heard = commonLength(one.said, two.said);
        expect(two.seller.slice(0, heard)).toEqual(one.seller.slice(0, heard));
        seen.turns += heard;
        if (heard === one.said.length && heard === two.said.length) seen.same += 1;
        else seen.different += 1;
      }),
      { numRuns: seeds },
    );
    expectBothKinds(seen);
  });
});

/** Neither side finds a limit of the other in what it is told; what the buyer keeps of its reasons names no amount either. */
function expectNoTrace({ opening, said, seller, buyer }: PlayedTable, own: Limits, floor: string): void {
  const toSeller = [opening, ...said].join('\n');
  const known = Object.values(own).filter((value) => value !== undefined);
  expect(known.filter((limit) => toSeller.includes(limit))).toEqual([]);
  expect([...seller, ...buyer].join('\n').includes(floor)).toBe(false);
  const amounts = [own.authorityLimit, own.maximumTotal].filter((value) => value !== undefined);
  expect(amounts.filter((amount) => buyer.join('\n').includes(amount))).toEqual([]);
}

// Otherwise the properties would hold for want of cases.
function expectBothKinds({ same, different, turns }: { same: number; different: number; turns: number }): void {
  expect(same).toBeGreaterThan(seeds / 50);
  expect(different).toBeGreaterThan(seeds / 50);
  expect(turns).toBeGreaterThan(seeds);
}
