import { forecastByCurve } from './concession-curve.ts';
import type { Forecaster } from './forecast.ts';
import type { OfferWindow } from './offer-windows.ts';

// Concession keeps its course over about a quarter of a session (Williams et al. 2011 use the same order).
const lengthScale = 0.25;
const signal = 0.1;
const noise = 0.03;

/**
 * Gaussian-process forecast of what the other side will offer us: the fitted curve as mean, and a squared-exponential
 * process for how the offers deviate from it. Near what was seen it follows the offers, far ahead it returns to the curve
 * with the full deviation of the process.
 */
export const forecastByProcess: Forecaster = (windows) => {
  const curve = forecastByCurve(windows);
  const lower = cholesky(covarianceOf(windows));
  const residuals = Float64Array.from(windows, ({ t, utility }) => utility - curve(t).mean);
  const weights = solveUpper(lower, solveLower(lower, residuals));
  return (t) => {
    const near = Float64Array.from(windows, (window) => kernel(t, window.t));
    const explained = solveLower(lower, near);
    const mean = curve(t).mean + near.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
    const variance = signal ** 2 + noise ** 2 - explained.reduce((sum, value) => sum + value ** 2, 0);
    return { mean, deviation: Math.sqrt(Math.max(noise ** 2, variance)) };
  };
};

function kernel(a: number, b: number): number {
  return signal ** 2 * Math.exp(-0.5 * ((a - b) / lengthScale) ** 2);
}

function covarianceOf(windows: readonly OfferWindow[]): Float64Array[] {
  return windows.map((row, i) =>
    Float64Array.from(windows, (column, j) => kernel(row.t, column.t) + (i === j ? noise ** 2 : 0)),
  );
}

/** The lower triangle L with L·Lᵀ = matrix; the noise on the diagonal keeps it positive definite. */
function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = at(matrix, i, j);
      for (let k = 0; k < j; k++) rest -= at(lower, i, k) * at(lower, j, k);
      (lower[i] as Float64Array)[j] = i === j ? Math.sqrt(rest) : rest / at(lower, j, j);
    }
  }
  return lower;
}

function solveLower(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = new Float64Array(right.length);
  for (let i = 0; i < right.length; i++) {
    let rest = right[i] as number;
    for (let j = 0; j < i; j++) rest -= at(lower, i, j) * (solved[j] as number);
    solved[i] = rest / at(lower, i, i);
  }
  return solved;
}

function solveUpper(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = new Float64Array(right.length);
  for (let i = right.length - 1; i >= 0; i--) {
    let rest = right[i] as number;
    for (let j = i + 1; j < right.length; j++) rest -= at(lower, j, i) * (solved[j] as number);
    solved[i] = rest / at(lower, i, i);
  }
  return solved;
}

function at(matrix: readonly Float64Array[], row: number, column: number): number {
  return (matrix[row] as Float64Array)[column] as number;
}
