import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingPresses, situationOf } from './selling-situation.ts';

const openedAt = new Date('2026-05-16T00:00:00.000Z');
const occasion = { openedAt, quantity: '150' };

describe('what presses a vendor', () => {
  it('is nothing where it says nothing', () => {
    expect(situationOf(nothingPresses, occasion)).toEqual({ quarterProgress: 0, idleCapacity: 0 });
  });

  it.each([
    // Quarters April to June, March to May, February to April.
    [12, '2026-05-16', 0.4945],
    [8, '2026-05-16', 0.8261],
    [1, '2026-05-16', 0.163],
    [12, '2026-06-30', 0.989],
    [12, '2026-07-01', 0],
    [1, '2026-01-31', 0.9891],
  ])('is how far the quarter has gone: year end %i on %s', (fiscalYearEndMonth, day, progress) => {
    const at = { ...occasion, openedAt: new Date(`${day}T00:00:00.000Z`) };
    expect(situationOf({ ...nothingPresses, fiscalYearEndMonth }, at).quarterProgress).toBeCloseTo(progress, 3);
  });

  it('is what stays free after this deal, and nothing once it is sold out', () => {
    const idle = (committedCapacity: string, quarterlyCapacity = '1000') =>
      situationOf({ ...nothingPresses, quarterlyCapacity, committedCapacity }, occasion).idleCapacity;
    expect([idle('0'), idle('500'), idle('850'), idle('2000')]).toEqual([0.85, 0.35, 0, 0]);
  });

  it('lies between none and all, whatever day it is', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 12 }), fc.nat(5000), (at, fiscalYearEndMonth, committed) => {
        const situation = { quarterlyCapacity: '1000', committedCapacity: String(committed), fiscalYearEndMonth };
        for (const share of Object.values(situationOf(situation, { openedAt: at, quantity: '10' }))) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
