import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValuedBid } from '../history.ts';
import { stoppingValue } from './optimal-stopping.ts';
import { windowMaximum } from './window-maximum.ts';

const received = (...utilities: number[]): ValuedBid[] =>
  utilities.map((utility, i) => ({ bid: [0], utility, t: i / utilities.length, takeable: true }));

describe('the window maximum', () => {
  it('asks for the best of as long a past as is left', () => {
    expect(windowMaximum(received(0.9, 0.2, 0.2, 0.2, 0.2, 0.2, 0.4, 0.5, 0.3, 0.6), 0.9, 0.8)).toBe(0.3);
    expect(windowMaximum(received(0.9, 0.2, 0.2, 0.2, 0.2, 0.2, 0.4, 0.5, 0.3, 0.6), 0.8, 0.8)).toBe(0.5);
  });

  it('takes nothing before its time', () => {
    expect(windowMaximum(received(0.1, 0.9), 0.5)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the value of stopping later', () => {
  const certain = (mean: number) => () => ({ mean, deviation: 0 });
  const situation = { t: 0.5, discount: 1, best: 0.4, reservation: 0.2, ahead: 10 };

  it('is what is surely offered later when waiting costs nothing', () => {
    expect(stoppingValue({ ...situation, forecast: certain(0.7) })).toBeCloseTo(0.7, 9);
  });

  it('is never less than their best offer, nor than the reservation', () => {
    expect(stoppingValue({ ...situation, forecast: certain(0.1) })).toBeCloseTo(0.4, 9);
    expect(stoppingValue({ ...situation, best: 0, forecast: certain(0) })).toBeCloseTo(0.2, 9);
  });

  it('falls with what waiting costs and rises with what is uncertain', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 0.3, max: 0.95, noNaN: true }),
        (mean, discount) => {
          const patient = stoppingValue({ ...situation, forecast: certain(mean) });
          const pressed = stoppingValue({ ...situation, discount, forecast: certain(mean) });
          const unsure = stoppingValue({ ...situation, forecast: () => ({ mean, deviation: 0.2 }) });
          expect(pressed).toBeLessThan(patient);
          expect(unsure).toBeGreaterThanOrEqual(patient - 1e-9);
        },
      ),
    );
  });
});
