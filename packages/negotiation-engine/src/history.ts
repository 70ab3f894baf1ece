import type { Bid, BidKey } from './outcome-space.ts';

/** One offer on the table. `round` counts from 1; each side makes at most one offer a round. */
export type Move = {
  readonly by: 'self' | 'other';
  readonly bid: Bid;
  readonly round: number;
  /** Share of the session gone by, when time and not rounds is what runs out. */
  readonly t?: number;
};

/** An offer with its utility to us. */
export type ValuedBid = {
  readonly bid: Bid;
  readonly utility: number;
  readonly t: number;
  /** False when our own mandate forbids the outcome: however good, it cannot be taken. */
  readonly takeable: boolean;
};

/** The offers so far, as a strategy reads them. */
export type History = {
  readonly received: readonly ValuedBid[];
  readonly sent: readonly ValuedBid[];
  /** The best offer they ever made us that may be taken. */
  readonly bestReceived: ValuedBid | undefined;
  /** The lowest utility we ever offered to live with. */
  readonly lowestSent: number;
  /** Whether we made this very offer before. */
  hasSent(bid: Bid): boolean;
  /** How many different offers each side has made. */
  readonly distinctSent: number;
  readonly distinctReceived: number;
};

/** The same as `History`, for the one place that appends to it. */
export type GrowingHistory = History & { append(by: Move['by'], offer: ValuedBid): void };

/** An empty, growing history; `keyOf` tells bids apart. */
export function startHistory(keyOf: (bid: Bid) => BidKey): GrowingHistory {
  const received: ValuedBid[] = [];
  const sent: ValuedBid[] = [];
  const sentKeys = new Set<BidKey>();
  const receivedKeys = new Set<BidKey>();
  let bestReceived: ValuedBid | undefined;
  let lowestSent = Number.POSITIVE_INFINITY;
  return {
    received,
    sent,
    get bestReceived() {
      return bestReceived;
    },
    get lowestSent() {
      return lowestSent;
    },
    get distinctSent() {
      return sentKeys.size;
    },
    get distinctReceived() {
      return receivedKeys.size;
    },
    hasSent: (bid) => sentKeys.has(keyOf(bid)),
    append(by, offer) {
      if (by === 'self') {
        sent.push(offer);
        sentKeys.add(keyOf(offer.bid));
        lowestSent = Math.min(lowestSent, offer.utility);
        return;
      }
      received.push(offer);
      receivedKeys.add(keyOf(offer.bid));
      if (offer.takeable && offer.utility > (bestReceived?.utility ?? Number.NEGATIVE_INFINITY)) bestReceived = offer;
    },
  };
}

/** What could be taken now: the utility of their last offer, or nothing when there is none or the mandate forbids it. */
export function standingUtility({ received }: History): number {
  const last = received.at(-1);
  return last?.takeable ? last.utility : Number.NEGATIVE_INFINITY;
}
