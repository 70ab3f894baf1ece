/** A mean with what is needed to compare it. `half` is the half-width of its 95 % confidence interval. */
export type Estimate = { readonly mean: number; readonly half: number; readonly count: number };

const normal95 = 1.96;

/** Mean and confidence interval (normal approximation; the gym has hundreds of sessions per figure). */
export function estimate(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1);
  return { mean, half: normal95 * Math.sqrt(variance / Math.max(1, count)), count };
}

/** Whether `now` is worse than `before` by more than chance explains. */
export function isSignificantlyWorse(now: Estimate, before: Estimate): boolean {
  return before.mean - now.mean > Math.hypot(now.half, before.half);
}
