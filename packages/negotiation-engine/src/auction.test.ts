import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auctionWave } from './auction.ts';

/** Vendors that come down by a step a call as far as their limit and not further; the cheapest offer leads. */
function run(limits: Readonly<Record<string, number>>, { step = 10, maximumCalls = 100, finalists = 1 } = {}) {
  const offers = new Map(Object.keys(limits).map((id) => [id, 1200]));
  const out = new Set<string>();
  for (let waves = 0; ; waves++) {
    const ranking = [...offers].toSorted((a, b) => a[1] - b[1]);
    const places = ranking.map(([threadId]) => ({ threadId, isIn: !out.has(threadId) }));
    const wave = auctionWave(places, { maximumCalls, finalists, waves });
    if (wave.isOver) return { finalists: wave.finalists, offers, waves };
    for (const id of wave.called) {
      const next = (offers.get(id) ?? 0) - step;
      if (next >= (limits[id] ?? 0)) offers.set(id, next);
      else out.add(id);
    }
  }
}

describe('an English auction', () => {
  it('leaves the vendor that could go furthest, about at what the second could offer', () => {
    const limits = fc.uniqueArray(fc.integer({ min: 1000, max: 1150 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(limits, (drawn) => {
        const { finalists, offers } = run(Object.fromEntries(drawn.map((limit, i) => [`v${i}`, limit])));
        const [lowest = 0, second = 0] = drawn.toSorted((a, b) => a - b);
        const won = offers.get(finalists[0] ?? '') ?? 0;
        expect(won).toBeGreaterThanOrEqual(lowest);
        expect(won).toBeLessThanOrEqual(second + 20);
      }),
    );
  });

  it('ends after the calls the rules allow, whoever is still in', () => {
    expect(run({ a: 1000, b: 1000, c: 1000 }, { maximumCalls: 3 }).waves).toBe(3);
  });
});

describe('a sealed auction', () => {
  it('calls everybody once and lets the best go on', () => {
    const { waves, finalists } = run({ a: 1195, b: 1000, c: 1100 }, { maximumCalls: 1, finalists: 2 });
    expect({ waves, finalists }).toEqual({ waves: 1, finalists: ['b', 'c'] });
  });
});
