import { describe, expect, it } from 'vitest';
import { forecastByCurve } from './concession-curve.ts';
import { forecastByProcess } from './gaussian-process.ts';
import { windowsOf } from './offer-windows.ts';
import { forecastReservation } from './reservation-forecast.ts';

const offers = (utilityAt: (t: number) => number, until = 0.6) =>
  Array.from({ length: 60 }, (_, i) => (i / 60) * until).map((t) => ({
    bid: [0],
    utility: utilityAt(t),
    t,
    takeable: true,
  }));

describe.each([
  ['the curve', forecastByCurve],
  ['the process', forecastByProcess],
])('%s', (_, forecaster) => {
  it.each([
    ['a conceder', (t: number) => 0.1 + 0.6 * Math.sqrt(t)],
    ['a linear opponent', (t: number) => 0.2 + 0.5 * t],
    ['one that holds', () => 0.3],
  ])('foresees what %s offers at the end', (_name, utilityAt) => {
    const { mean, deviation } = forecaster(windowsOf(offers(utilityAt)))(1);
    expect(Math.abs(mean - utilityAt(1))).toBeLessThan(0.08);
    expect(deviation).toBeGreaterThan(0);
  });

  it('is surer of what is near than of what is far', () => {
    const forecast = forecaster(windowsOf(offers((t) => 0.2 + 0.5 * t)));
    expect(forecast(0.65).deviation).toBeLessThan(forecast(1).deviation);
  });

  it('does not expect anybody to take back what was offered', () => {
    const falling = forecaster(windowsOf(offers((t) => 0.6 - 0.3 * t)));
    expect(falling(1).mean).toBeGreaterThan(0.4);
  });
});

describe('stretches of a session', () => {
  it('keep the best offer of each and are few', () => {
    const windows = windowsOf(offers((t) => (t * 1000) % 1));
    expect(windows.length).toBeLessThanOrEqual(20);
    expect(windows.every(({ utility }) => utility >= 0)).toBe(true);
    expect(windowsOf([])).toEqual([]);
  });
});

describe('the reservation of the other side', () => {
  const parts = [Float64Array.from({ length: 101 }, (_, v) => v / 100)];
  const demands = (demandAt: (t: number) => number) =>
    offers(() => 0).map((offer) => ({ ...offer, bid: [Math.round(100 * demandAt(offer.t))] }));

  it('is where its demands are heading', () => {
    const { mean } = forecastReservation(
      demands((t) => 1 - 0.5 * t),
      parts,
    );
    expect(mean).toBeGreaterThan(0.42);
    expect(mean).toBeLessThan(0.58);
  });
});
