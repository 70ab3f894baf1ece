import type { Parts } from '../profile.ts';

/** Holds what was estimated for as long as it stays true. */
export type EstimateCache = {
  /** To be told of each new distinct offer, after it was taken in. */
  renew(evidence: number): void;
  parts(): Parts;
  steadyParts(): Parts;
};

// Renewing with each twelfth more evidence changes the estimate by less than its own error and saves nine surveys of the
// outcome space in ten in a session of two hundred rounds.
const steadiness = 12;

/** `compute` is asked at most once for each new offer, and for the steady estimate at fixed counts of offers. */
export function cacheEstimate(compute: () => Parts): EstimateCache {
  let fresh: Parts | undefined;
  let steady: Parts | undefined;
  let renewAt = 1;
  const parts = () => {
    fresh ??= compute();
    return fresh;
  };
  return {
    parts,
    steadyParts() {
      steady ??= parts();
      return steady;
    },
    renew(evidence) {
      fresh = undefined;
      if (evidence < renewAt) return;
      // At once and not when first asked: what is asked must not change what is answered.
      steady = parts();
      renewAt = evidence + Math.max(1, Math.floor(evidence / steadiness));
    },
  };
}
