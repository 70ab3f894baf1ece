import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapDeals } from './deal-map.ts';
import { equalPackages } from './equal-packages.ts';
import type { Issue } from './issue.ts';
import { compileProfile, utilityOf } from './profile.ts';
import { seededRandom } from './random.ts';

const issues: Issue[] = [
  { name: 'price', type: 'number', unit: 'EUR', min: 0, max: 60, step: 1 },
  { name: 'term', type: 'choice', ordered: true, values: ['12', '24', '36'] },
  { name: 'support', type: 'choice', ordered: false, values: ['none', 'standard', 'premium'] },
];

function sides(seed: number) {
  const random = seededRandom(seed);
  const profile = (price: (value: number) => number) => ({
    weights: [0.5, 0.3, 0.2],
    values: [
      Array.from({ length: 61 }, (_, value) => price(value)),
      ...[3, 3].map((n) => Array.from({ length: n }, random)),
    ],
    reservation: 0,
    discount: 1,
  });
  return { issues, own: profile((value) => 1 - value / 60), other: profile((value) => value / 60) };
}

describe('packages of equal value', () => {
  it('are worth the same to us, and each is another one', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0.2, max: 0.8, noNaN: true }), (seed, own) => {
        const given = sides(seed);
        const found = equalPackages(given, { own });
        const mine = compileProfile(issues, given.own);
        for (const { bid, own: told } of found) {
          expect(Math.abs(told - own)).toBeLessThanOrEqual(0.02);
          expect(told).toBeCloseTo(utilityOf(mine, bid), 9);
        }
        expect(new Set(found.map(({ bid }) => bid.join())).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('differ in their terms, not only by a step of the price', () => {
    const found = equalPackages(sides(4), { own: mapDeals(sides(4)).kalai.own });
    expect(found).toHaveLength(3);
    expect(new Set(found.map(({ bid }) => bid.slice(1).join())).size).toBe(3);
  });

  it('are none where nothing has that value', () => {
    expect(equalPackages(sides(1), { own: 3 })).toEqual([]);
  });
});
