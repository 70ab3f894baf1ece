import type { Forecast, Forecaster } from './forecast.ts';
import type { OfferWindow } from './offer-windows.ts';

// From conceders to agents that move in the last hundredth only.
const exponents = [0.5, 1, 2, 4, 8, 16];
// A straight line through two points says nothing about its error.
const leastDeviation = 0.02;

type Fit = { readonly start: number; readonly rise: number; readonly exponent: number; readonly deviation: number };

/**
 * Parametric forecast of what the other side will offer us: u(t) = start + rise · t^exponent, the time-dependent family,
 * fitted by least squares for each exponent. The deviation grows with the distance from what was seen.
 */
export const forecastByCurve: Forecaster = (windows) => {
  const fit = exponents
    .map((exponent) => fitOf(windows, exponent))
    .reduce((best, one) => (one.deviation < best.deviation ? one : best));
  const last = windows.at(-1)?.t ?? 0;
  return (t): Forecast => ({
    mean: fit.start + fit.rise * t ** fit.exponent,
    deviation: Math.hypot(Math.max(leastDeviation, fit.deviation), fit.rise * Math.max(0, t - last)),
  });
};

function fitOf(windows: readonly OfferWindow[], exponent: number): Fit {
  const count = Math.max(1, windows.length);
  let [x, y, xx, xy] = [0, 0, 0, 0];
  for (const { t, utility } of windows) {
    const power = t ** exponent;
    x += power / count;
    y += utility / count;
    xx += power ** 2 / count;
    xy += (power * utility) / count;
  }
  const variance = xx - x ** 2;
  // Nobody takes back what was offered on purpose: a falling fit is noise around a constant.
  const rise = variance > 1e-12 ? Math.max(0, (xy - x * y) / variance) : 0;
  const start = y - rise * x;
  const squares = windows.reduce((sum, { t, utility }) => sum + (utility - start - rise * t ** exponent) ** 2, 0);
  return { start, rise, exponent, deviation: Math.sqrt(squares / Math.max(1, windows.length - 2)) };
}
