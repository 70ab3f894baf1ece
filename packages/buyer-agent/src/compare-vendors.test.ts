import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMandate } from '../test/support/reference-table.ts';
import { compareVendors, type OfferedThread } from './compare-vendors.ts';
import { purchaseUnder } from './purchase.ts';
import { criterionRanges, scoreWorth, termWorth } from './term-worth.ts';
import { describeSensitivity, weightSensitivity } from './weight-sensitivity.ts';

const mandate = aMandate();
const yardstick = {
  purchase: purchaseUnder(mandate, '150'),
  worth: termWorth(mandate, '1200', { costOfCapitalPercent: 8 }),
  scoreWorth: scoreWorth('1200', 20),
};

type Given = { name: string; price: number; months?: number; days?: string; score?: number; isAgreed?: boolean };

function offered({ name, price, months = 36, days = 'NET30', score = 0.8, isAgreed = true }: Given, position = 0) {
  const terms: OfferedThread['terms'] = [
    { issue: 'unit_price', kind: 'money', currencyCode: 'USD', amount: String(price) },
    { issue: 'term_months', kind: 'number', number: String(months) },
    { issue: 'payment_terms', kind: 'choice', choice: days },
  ];
  return { threadId: name, vendorName: name, terms, score, position, isAgreed };
}

const vendor = fc.record({
  price: fc.integer({ min: 900, max: 1200 }),
  months: fc.constantFrom(12, 24, 36),
  days: fc.constantFrom('NET30', 'NET45', 'NET60'),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
});
const several = fc
  .array(vendor, { minLength: 2, maxLength: 5 })
  .map((all) => all.map((one, i) => offered({ name: `v${i}`, ...one }, i)));

describe('the comparison of vendors', () => {
  it('takes every ranking price apart into parts that add up to it', () => {
    fc.assert(
      fc.property(several, (threads) => {
        for (const { unitPrice, terms, scoreWorth: score, rankingPrice } of compareVendors(threads, yardstick)) {
          const worth = terms.reduce((sum, part) => sum.plus(part.worth), new Decimal(0));
          const difference = unitPrice.minus(worth).minus(score).minus(rankingPrice).abs();
          // Each part is rounded to four decimals by itself.
          expect(difference.toNumber()).toBeLessThanOrEqual(0.0003);
        }
      }),
    );
  });

  it('ranks those who agreed, and shows how far the others were', () => {
    const compared = compareVendors(
      [
        offered({ name: 'a', price: 1100 }, 0),
        offered({ name: 'b', price: 1000, isAgreed: false }, 1),
        offered({ name: 'c', price: 1080 }, 2),
      ],
      yardstick,
    );
    expect(compared.map(({ rank }) => rank)).toEqual([2, 0, 1]);
    expect(compared.map(({ behindWinner }) => behindWinner?.toNumber())).toEqual([20, -80, 0]);
  });
});

describe('the sensitivity to weights', () => {
  const compare = (threads: readonly OfferedThread[]) =>
    weightSensitivity(compareVendors(threads, yardstick), criterionRanges(mandate, yardstick, '1200'));

  it('names a share at which the winner changes, and only there', () => {
    // Cheaper by 40, and worse by its score: the price has to count for something.
    const threads = [
      offered({ name: 'a', price: 1060, score: 0.7 }),
      offered({ name: 'b', price: 1100, score: 0.8 }, 1),
    ];
    const price = compare(threads).find(({ criterion }) => criterion === 'unit_price');
    expect(price).toMatchObject({ winnerBelow: 'b', winnerAbove: '', winsTo: 1 });
    // 24 of score worth against 40 of price: equal when the price counts .6 times as much as it does.
    const { weight = 0, winsFrom = 0 } = price ?? {};
    expect(winsFrom).toBeCloseTo((0.6 * weight) / (0.6 * weight + 1 - weight), 6);
    expect(describeSensitivity('a', compare(threads))).toContain(
      `unless the weight of unit price falls below ${winsFrom.toFixed(2)} (now ${weight.toFixed(2)}), then b would`,
    );
  });

  it('holds the present weight between its bounds, whoever competes', () => {
    fc.assert(
      fc.property(several, (threads) => {
        const found = compare(threads);
        expect(found.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
        for (const { weight, winsFrom, winsTo } of found) {
          expect(winsFrom).toBeLessThanOrEqual(weight + 1e-6);
          expect(winsTo).toBeGreaterThanOrEqual(weight - 1e-6);
        }
      }),
    );
  });

  it('says nothing where nobody else agreed, and so where no weight matters', () => {
    expect(
      compare([offered({ name: 'a', price: 1060 }), offered({ name: 'b', price: 1, isAgreed: false }, 1)]),
    ).toEqual([]);
    const better = [
      offered({ name: 'a', price: 1000, score: 0.9 }),
      offered({ name: 'b', price: 1100, score: 0.8 }, 1),
    ];
    expect(describeSensitivity('a', compare(better))).toBe('a wins whatever single weight is changed.');
  });
});
