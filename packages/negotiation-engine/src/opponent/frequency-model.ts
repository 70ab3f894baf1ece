import type { Parts } from '../profile.ts';
import type { OpponentModel } from './opponent-model.ts';

/** How the model weighs what it sees; the defaults are the ones that measured best (docs/negotiation.md). */
export type FrequencySettings = {
  /** A distinct offer first made at share t of the session counts (1 − t)^earliness: early offers show what is wanted most. */
  readonly earliness: number;
  /** Value estimates are the share of the most frequent value, to this power. */
  readonly smoothing: number;
  /** Weight of the assumption, before any offer, that interests are opposed. */
  readonly opposition: number;
};

export const defaultFrequencySettings: FrequencySettings = { earliness: 1, smoothing: 0.5, opposition: 1 };

/**
 * Frequency model over distinct offers: a value named often and early is valued, an issue whose value hardly varies
 * weighs much (entropy). Repeating an offer teaches nothing, so repeats are not counted.
 */
export function frequencyModel(own: Parts, settings: FrequencySettings = defaultFrequencySettings): OpponentModel {
  const counts = own.map((parts) => new Float64Array(parts.length));
  const prior = own.map(opposed);
  const seen = new Set<string>();
  let total = 0;
  let estimate: Parts | undefined;
  return {
    observe(bid, t) {
      const key = Array.prototype.join.call(bid, ' ');
      if (seen.has(key)) return;
      seen.add(key);
      const weight = Math.max(0.02, (1 - t) ** settings.earliness);
      total += weight;
      for (let i = 0; i < counts.length; i++) bump(counts[i] as Float64Array, bid[i] as number, weight);
      estimate = undefined;
    },
    parts() {
      estimate ??= estimateParts({ counts, prior, total, settings });
      return estimate;
    },
    get evidence() {
      return seen.size;
    },
  };
}

function bump(column: Float64Array, value: number, weight: number): void {
  column[value] = (column[value] as number) + weight;
}

/** What the other side would want if it wanted the contrary: 1 for our worst value, 0 for our best. */
function opposed(parts: Float64Array): Float64Array {
  const max = parts.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const min = parts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return max > min ? parts.map((part) => (max - part) / (max - min)) : parts.map(() => 0.5);
}

type Evidence = {
  readonly counts: readonly Float64Array[];
  readonly prior: readonly Float64Array[];
  readonly total: number;
  readonly settings: FrequencySettings;
};

function estimateParts({ counts, prior, total, settings }: Evidence): Parts {
  const weights = counts.map((column) => concentration(column, total));
  const sum = weights.reduce((a, b) => a + b, 0);
  return counts.map((column, i) => {
    const weight = (weights[i] as number) / sum;
    const values = smoothedValues(column, prior[i] as Float64Array, settings);
    return values.map((value) => value * weight);
  });
}

function smoothedValues(
  column: Float64Array,
  prior: Float64Array,
  { smoothing, opposition }: FrequencySettings,
): Float64Array {
  const scored = column.map((count, v) => count + opposition * (prior[v] as number));
  const top = scored.reduce((a, b) => Math.max(a, b), 1e-9);
  return scored.map((score) => (score / top) ** smoothing);
}

// 1 when one value was always named, towards 0.1 when all were named alike.
function concentration(column: Float64Array, total: number): number {
  if (total === 0 || column.length < 2) return 1;
  let entropy = 0;
  for (const count of column) if (count > 0) entropy -= (count / total) * Math.log(count / total);
  return Math.max(0.1, 1 - entropy / Math.log(column.length));
}
