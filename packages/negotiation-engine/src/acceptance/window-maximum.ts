import type { ValuedBid } from '../history.ts';

/**
 * Combined acceptance, window maximum (Baarslag et al. 2013): from the time `from` on, an offer is taken when it is at
 * least as good as the best received in a past window as long as the time that is left, since no better one is likely to
 * come. Infinity before that, or when nothing was received in the window.
 */
export function windowMaximum(received: readonly ValuedBid[], t: number, from = 0.98): number {
  if (t < from) return Number.POSITIVE_INFINITY;
  const earliest = t - (1 - t);
  let best = Number.NEGATIVE_INFINITY;
  // The standing offer itself is weighed, not counted.
  for (let i = received.length - 2; i >= 0; i--) {
    const offer = received[i] as ValuedBid;
    if (offer.t < earliest) break;
    best = Math.max(best, offer.utility);
  }
  return best === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : best;
}
