import type { Forecast } from '../opponent/forecast.ts';

/** What is needed to weigh an offer now against the offers still to come. */
export type Stopping = {
  readonly forecast: (t: number) => Forecast;
  readonly t: number;
  /** What one whole session of waiting leaves of a deal. */
  readonly discount: number;
  /** The best they offered so far; it is expected to stay on offer. */
  readonly best: number;
  readonly reservation: number;
  /** Offers still to come. */
  readonly ahead: number;
};

// More steps change the value by less than the forecast errs.
const mostSteps = 12;

/**
 * The utility from which an offer is taken now: what the best policy of stopping later is worth today (Baarslag and
 * Hindriks 2013). Backwards from the end: at each step the forecast offer is taken when it beats the value of going on.
 */
export function stoppingValue({ forecast, t, discount, best, reservation, ahead }: Stopping): number {
  const steps = Math.max(1, Math.min(mostSteps, Math.floor(ahead)));
  const width = (1 - t) / steps;
  const discounted = (utility: number, at: number) => utility * discount ** at;
  let value = discounted(Math.max(reservation, best), 1);
  for (let step = steps; step >= 1; step--) {
    const at = t + step * width;
    const { mean, deviation } = forecast(at);
    value = expectedLarger(discounted(Math.max(best, mean), at), discounted(deviation, at), value);
  }
  return value / discount ** t;
}

/** Expected value of the larger of a normal variable and a constant. */
function expectedLarger(mean: number, deviation: number, floor: number): number {
  if (deviation < 1e-9) return Math.max(mean, floor);
  const z = (mean - floor) / deviation;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  // Logistic approximation of the normal distribution (Bowling et al. 2009).
  const share = 1 / (1 + Math.exp(-(0.07056 * z ** 3 + 1.5976 * z)));
  return floor + (mean - floor) * share + deviation * density;
}
