import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuctionState, afterAnswer, nextCall } from './auction.ts';

const rules = { increment: 0.01, finalists: 1 };

/** Vendors that go as far as their limit and not further. */
function run(limits: Readonly<Record<string, number>>): AuctionState {
  let state: AuctionState = { active: Object.keys(limits), leader: null };
  for (let call = nextCall(state, rules); call; call = nextCall(state, rules)) {
    const opening = Math.max(0, call.mustReach);
    state = afterAnswer(state, call, opening <= (limits[call.threadId] as number) ? opening : null);
  }
  return state;
}

describe('an English auction', () => {
  it('leaves the vendor that could go furthest, at what the second could offer', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 2, maxLength: 5 }), (percents) => {
        const limits = Object.fromEntries(percents.map((percent, i) => [`v${i}`, percent / 100]));
        const { leader, active } = run(limits);
        const [best = 0, second = 0] = percents.toSorted((a, b) => b - a).map((percent) => percent / 100);
        const winner = leader?.threadId ?? '';
        expect(active).toEqual([winner]);
        // Within an increment the first to reach the price may win.
        expect(limits[winner]).toBeGreaterThanOrEqual(best - rules.increment - 1e-9);
        expect(leader?.utility).toBeGreaterThanOrEqual(second - 2 * rules.increment - 1e-9);
        expect(leader?.utility).toBeLessThanOrEqual(best + 1e-9);
      }),
    );
  });
});
