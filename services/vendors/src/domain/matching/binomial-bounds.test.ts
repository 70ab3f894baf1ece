import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound, smallestProof, upperBound } from './binomial-bounds.ts';

describe('exact bounds of a share', () => {
  // Textbook values of the Clopper–Pearson interval, one-sided 95 %.
  it.each([
    [0, 149, 0.0199],
    [0, 20, 0.1391],
    [1, 10, 0.3942],
    [5, 100, 0.1023],
  ])('%i wrong of %i are not above %f', (wrong, sample, bound) => {
    expect(upperBound(wrong, sample, 0.95)).toBeCloseTo(bound, 3);
  });

  it('say nothing without a sample, and everything is possible when all were wrong', () => {
    expect(upperBound(0, 0, 0.95)).toBe(1);
    expect(upperBound(7, 7, 0.95)).toBe(1);
    expect(lowerBound(0, 50, 0.95)).toBe(0);
  });

  it('need 149 decisions without a mistake to show at most two percent', () => {
    expect(smallestProof(0.02, 0.95)).toBe(149);
    expect(upperBound(0, 149, 0.95)).toBeLessThanOrEqual(0.02);
    expect(upperBound(0, 148, 0.95)).toBeGreaterThan(0.02);
  });

  it('enclose the share that was seen, and get no wider by more decisions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (sample, share) => {
        const wrong = Math.floor(share * sample);
        const [low, high] = [lowerBound(wrong, sample, 0.95), upperBound(wrong, sample, 0.95)];
        expect(low).toBeLessThanOrEqual(wrong / sample + 1e-9);
        expect(high).toBeGreaterThanOrEqual(wrong / sample - 1e-9);
        expect(upperBound(wrong * 2, sample * 2, 0.95)).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });
});
