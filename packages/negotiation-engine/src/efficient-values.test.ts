import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEfficientValues } from './efficient-values.ts';

const rating = fc.integer({ min: -3, max: 6 }).map((steps) => steps / 4);

describe('values that no other value beats for both sides', () => {
  it('are those that comparing each with each leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, rating), { minLength: 1, maxLength: 12 }), (ratings) => {
        const [own, other] = [0, 1].map((side) => Float64Array.from(ratings, (pair) => pair[side] as number));
        const permitted = Int32Array.from(ratings.keys());
        const efficient = openEfficientValues([own as Float64Array], [permitted]);
        const found = efficient.of(0, other as Float64Array);
        const kept = Array.from({ length: found.count }, (_, at) => ratings[found.values[at] as number]);
        const unbeaten = ratings.filter(
          ([mine, theirs]) => !ratings.some(([a, b]) => a >= mine && b >= theirs && (a > mine || b > theirs)),
        );
        const distinct = new Map(unbeaten.map((pair) => [pair.join(), pair]));
        expect(kept).toEqual([...distinct.values()].sort((a, b) => b[0] - a[0]));
        expect(Array.from(found.gain.slice(0, found.count), (gain) => gain + efficient.base)).toEqual(
          kept.map((pair) => pair?.[0]),
        );
      }),
    );
  });
});
