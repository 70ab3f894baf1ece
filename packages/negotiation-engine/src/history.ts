import type { Bid } from './outcome-space.ts';

/** One offer on the table. `round` counts from 1; each side makes at most one offer a round. */
export type Move = {
  readonly by: 'self' | 'other';
  readonly bid: Bid;
  readonly round: number;
  /** Share of the session gone by, when time and not rounds is what runs out. */
  readonly t?: number;
};

/** An offer with its utility to us. */
export type ValuedBid = { readonly bid: Bid; readonly utility: number; readonly t: number };

/** The offers so far, as a strategy reads them. */
export type History = {
  readonly received: readonly ValuedBid[];
  readonly sent: readonly ValuedBid[];
  /** The best offer they ever made us. */
  readonly bestReceived: ValuedBid | undefined;
  /** The lowest utility we ever offered to live with. */
  readonly lowestSent: number;
};

/** An empty, growing history. */
export function startHistory(): GrowingHistory {
  return { received: [], sent: [], bestReceived: undefined, lowestSent: Number.POSITIVE_INFINITY };
}

/** The same as `History`, for the one place that appends to it. */
export type GrowingHistory = {
  readonly received: ValuedBid[];
  readonly sent: ValuedBid[];
  bestReceived: ValuedBid | undefined;
  lowestSent: number;
};

/** Appends one offer. */
export function appendOffer(history: GrowingHistory, by: Move['by'], offer: ValuedBid): void {
  if (by === 'self') {
    history.sent.push(offer);
    history.lowestSent = Math.min(history.lowestSent, offer.utility);
    return;
  }
  history.received.push(offer);
  if (!history.bestReceived || offer.utility > history.bestReceived.utility) history.bestReceived = offer;
}
