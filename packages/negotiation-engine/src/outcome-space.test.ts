import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidKeys } from './outcome-space.ts';

describe('keys of bids', () => {
  it.each([
    ['numbers in a small space', [3, 4, 5]],
    ['text in a space beyond the numbers', Array.from({ length: 40 }, () => 10)],
  ])('are the same for the same bid and differ for others: %s', (_, counts) => {
    const keyOf = bidKeys(counts);
    const bid = fc.tuple(...counts.map((count) => fc.nat(count - 1)));
    fc.assert(
      fc.property(bid, bid, (a, b) => {
        expect(keyOf(a) === keyOf(b)).toBe(a.join() === b.join());
        expect(keyOf([...a])).toBe(keyOf(a));
      }),
    );
  });
});
