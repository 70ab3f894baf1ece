/**
 * Exact (Clopper–Pearson) limits of a share from a sample: with the given confidence the true share of wrong among all is
 * not above the upper and not below the lower one. Exact rather than approximate, because errors are rare: with the normal
 * approximation 0 wrong of 20 would seem to prove a share of 0.
 */
export function upperBound(wrong: number, sample: number, confidence: number): number {
  if (wrong >= sample) return 1;
  return bisect((share) => atMost(wrong, sample, share) > 1 - confidence);
}

export function lowerBound(wrong: number, sample: number, confidence: number): number {
  if (wrong === 0) return 0;
  return bisect((share) => 1 - atMost(wrong - 1, sample, share) < 1 - confidence);
}

/** How many decisions without a single wrong one it takes to show that at most this share is wrong. */
export function smallestProof(share: number, confidence: number): number {
  return Math.ceil(Math.log(1 - confidence) / Math.log(1 - share));
}

/** The largest share for which the condition holds; it holds from 0 up to some point. */
function bisect(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  // Fifty halvings: closer than a share can matter.
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** Probability of at most this many wrong. In logarithms, so that thousands of decisions do not underflow. */
function atMost(wrong: number, sample: number, share: number): number {
  if (share <= 0) return 1;
  if (share >= 1) return wrong >= sample ? 1 : 0;
  let [logTerm, sum] = [sample * Math.log1p(-share), 0];
  for (let count = 0; count <= wrong; count += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log((sample - count) / (count + 1)) + Math.log(share) - Math.log1p(-share);
  }
  return Math.min(1, sum);
}
