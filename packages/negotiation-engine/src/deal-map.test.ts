import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDeal, mapDeals } from './deal-map.ts';
import { drawDealMap } from './deal-map-svg.ts';
import type { Issue } from './issue.ts';
import { seededRandom } from './random.ts';

const issues: Issue[] = ['a', 'b', 'c'].map((name) => ({
  name,
  type: 'choice',
  ordered: false,
  values: ['1', '2', '3', '4'],
}));

function sides(seed: number) {
  const random = seededRandom(seed);
  const profile = () => ({
    weights: [0.5, 0.3, 0.2],
    values: issues.map(() => Array.from({ length: 4 }, () => random())),
    reservation: 0.1 * random(),
    discount: 1,
  });
  return { issues, own: profile(), other: profile() };
}

describe('the deal map', () => {
  it('has no outcome on its frontier that another beats for both, and none beside it that beats one', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const { frontier } = mapDeals(sides(seed));
        for (const [i, point] of frontier.entries()) {
          const next = frontier[i + 1];
          if (next) expect(next.own < point.own && next.other > point.other).toBe(true);
        }
      }),
    );
  });

  it('places Nash, Kalai and welfare point where nothing on the frontier is better by their measure', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const given = sides(seed);
        const { frontier, nash, welfare } = mapDeals(given);
        const product = (point: { own: number; other: number }) =>
          Math.max(0, point.own - given.own.reservation) * Math.max(0, point.other - given.other.reservation);
        for (const point of frontier) {
          expect(product(nash)).toBeGreaterThanOrEqual(product(point) - 1e-12);
          expect(welfare.own + welfare.other).toBeGreaterThanOrEqual(point.own + point.other);
        }
      }),
    );
  });

  it('says how far a deal is from the best', () => {
    const map = mapDeals(sides(4));
    expect(judgeDeal(map, map.nash)).toMatchObject({ nashDistance: 0, paretoDistance: 0, leftOnTable: 0 });
    const poor = { own: map.nash.own - 0.1, other: map.nash.other - 0.1 };
    expect(judgeDeal(map, poor).paretoDistance).toBeGreaterThan(0.05);
    expect(judgeDeal(map, poor).leftOnTable).toBeGreaterThanOrEqual(0.1 - 1e-9);
  });

  it('draws itself without letting a title become markup', () => {
    const map = mapDeals(sides(1));
    const svg = drawDealMap(map, { title: '<script>', path: [{ ...map.nash, by: 'self' }], deal: map.nash });
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toContain('<script>');
    expect(svg.match(/<circle/g)?.length).toBe(4);
  });

  it('draws every point inside its frame, also an offer we value below nothing', () => {
    const map = mapDeals(sides(1));
    const path = [{ bid: [0, 0, 0], own: -1.4, other: 1, by: 'other' as const }];
    const svg = drawDealMap(map, { title: 'far', path, walkAway: 0.1, note: 'their utility is an estimate' });
    const places = [...svg.matchAll(/c[xy]="([\d.-]+)"/g)].map(([, place]) => Number(place));
    expect(places.length).toBeGreaterThan(2);
    for (const place of places) expect(place >= 0 && place <= 640).toBe(true);
    expect(svg).toContain('our walk-away');
    expect(svg).toContain('their utility is an estimate');
  });
});
