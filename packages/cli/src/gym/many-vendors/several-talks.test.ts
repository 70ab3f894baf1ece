import { seededRandom } from '@procur/negotiation-engine/random';
import { describe, expect, it } from 'vitest';
import { bestPossible } from './possible-gain.ts';
import { noDeal } from './purchase-table.ts';
import { talkAsService, talkSeparately, talkTogether } from './several-talks.ts';
import { drawVendor, type SparringVendor, vendorKinds } from './sparring-vendor.ts';

function drawTable(vendors: number, seed: number): readonly SparringVendor[] {
  const random = seededRandom(seed);
  return Array.from({ length: vendors }, (_, i) =>
    drawVendor(vendorKinds[(seed + i) % vendorKinds.length] ?? 'time', random, seed + i),
  );
}

const sealed = { maximumCalls: 1, finalists: 2, increment: 0.01 };
const tables = Array.from({ length: 12 }, (_, i) => drawTable(2 + (i % 4), i));

describe('a table with several vendors', () => {
  it('never brings more than the vendor with the lowest floor could give, nor less than no deal', () => {
    for (const [i, table] of tables.entries()) {
      const most = Math.max(...table.map(bestPossible));
      const deals = [
        talkSeparately(table, i),
        talkTogether(table, i),
        talkAsService(table, i, sealed),
        talkAsService(table, i),
      ];
      for (const deal of deals) {
        expect(deal).toBeLessThanOrEqual(most + 1e-9);
        expect(deal).toBeGreaterThanOrEqual(noDeal);
      }
    }
  });

  it('is the same whenever it is played', () => {
    expect(tables.map((table, i) => talkTogether(table, i))).toEqual(tables.map((table, i) => talkTogether(table, i)));
  });

  it('with vendors that hold back until they are told that somebody is ahead is better played together', () => {
    const holding = Array.from({ length: 8 }, (_, seed) => {
      const random = seededRandom(seed);
      return [0, 1, 2].map((i) => drawVendor('holding', random, seed + i));
    });
    const sum = (play: typeof talkTogether) => holding.reduce((total, table, i) => total + play(table, i), 0);
    expect(sum(talkTogether)).toBeGreaterThan(1.2 * sum(talkSeparately));
  });

  it('with time curves, which hear nothing, is as good as separate talks when nothing but words is added', () => {
    const random = seededRandom(3);
    const table = [0, 1, 2].map((i) => drawVendor('time', random, i));
    expect(talkAsService(table, 3)).toBe(talkSeparately(table, 3));
  });
});
