import type { ValuedBid } from '../history.ts';

/** The best that was offered during one stretch of the session. */
export type OfferWindow = { readonly t: number; readonly utility: number };

// As many points as a fit needs; a thousand offers cost no more than twenty.
const windows = 20;

/** The session so far in equal stretches of time, each with the best offer received in it; stretches without one are left out. */
export function windowsOf(received: readonly ValuedBid[]): OfferWindow[] {
  const last = received.at(-1);
  if (!last) return [];
  const width = Math.max(1e-9, last.t / windows);
  const best = new Map<number, OfferWindow>();
  for (const { t, utility } of received) {
    const at = Math.min(windows - 1, Math.floor(t / width));
    if (utility > (best.get(at)?.utility ?? Number.NEGATIVE_INFINITY)) best.set(at, { t, utility });
  }
  return [...best.values()];
}
