import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { upperBound } from './binomial-bounds.ts';
import { type DecisionTally, learnThreshold, thresholdGrid } from './learned-threshold.ts';

const limit = { risk: 0.02, confidence: 0.95 };
const fitted = 0.9;

describe('the threshold an organisation learns', () => {
  it('stays the fitted one while there are too few decisions', () => {
    expect(learnThreshold([], fitted, limit)).toEqual({ accept: fitted, source: 'fitted' });
    expect(learnThreshold([tally(0.95, 100, 0)], fitted, limit)).toEqual({ accept: fitted, source: 'fitted' });
  });

  it('goes down as far as the decisions prove the limit', () => {
    const tallies = [tally(0.95, 300, 1), tally(0.8, 300, 1), tally(0.6, 200, 60)];
    // Nothing was decided at 0.7 and 0.75, so nothing is proven there.
    expect(learnThreshold(tallies, fitted, limit)).toEqual({ accept: 0.8, source: 'learned' });
  });

  it('goes up when the decisions refute the fitted one', () => {
    const tallies = [tally(0.97, 60, 0), tally(0.9, 60, 12)];
    const { accept, source } = learnThreshold(tallies, fitted, limit);
    expect(source).toBe('learned');
    expect(accept).toBeGreaterThan(fitted);
    expect(accept).toBeLessThanOrEqual(0.97);
  });

  it('takes nothing without a person where even the surest matches were wrong', () => {
    expect(learnThreshold([tally(0.995, 50, 10)], fitted, limit)).toEqual({ accept: 1, source: 'learned' });
  });

  it('is never lower than its own decisions prove', () => {
    const tallies = fc.array(
      fc.record({
        threshold: fc.constantFrom(...thresholdGrid),
        decisions: fc.integer({ min: 0, max: 400 }),
        share: fc.double({ min: 0, max: 0.2, noNaN: true }),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(tallies, (drawn) => {
        const given = drawn.map(({ threshold, decisions, share }) =>
          tally(threshold, decisions, Math.floor(decisions * share)),
        );
        const { accept, source } = learnThreshold(given, fitted, limit);
        if (source === 'fitted' || accept >= fitted) return;
        const above = given.filter(({ threshold }) => threshold >= accept);
        const [decisions, wrong] = [sumOf(above, 'decisions'), sumOf(above, 'wrong')];
        expect(upperBound(wrong, decisions, limit.confidence)).toBeLessThanOrEqual(limit.risk);
      }),
    );
  });
});

function tally(threshold: number, decisions: number, wrong: number): DecisionTally {
  return { threshold, decisions, wrong };
}

function sumOf(tallies: readonly DecisionTally[], key: 'decisions' | 'wrong'): number {
  return tallies.reduce((sum, each) => sum + each[key], 0);
}
