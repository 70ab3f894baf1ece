import type { ValuedBid } from '../history.ts';
import type { Proposal, TurnView } from './strategy.ts';

// Moves before the end in which their best offer is put back on the table if it beats what we would offer.
const closingMoves = 2;

/**
 * Last-move logic. At the last word any offer at or above reservation is taken: the alternative is no deal. Shortly
 * before it, their own best offer is tabled again when it is the best that can still be had.
 */
export function closingProposal(view: TurnView, open: Proposal): Proposal {
  const { clock, history, preferences } = view;
  const best = history.bestReceived;
  if (clock.remaining > closingMoves || !best || best.utility < preferences.reservation) return open;
  if (clock.remaining <= 1) return lastWord(view, open, best);
  if (clock.hasClosingWord) return open;
  return { ...open, acceptAt: Math.min(open.acceptAt, best.utility), acceptRule: 'closing: their best so far' };
}

function lastWord({ preferences, history, clock }: TurnView, open: Proposal, best: ValuedBid): Proposal {
  const standing = history.received.at(-1)?.utility ?? Number.NEGATIVE_INFINITY;
  // Nobody answers our offer any more, or their best is what stands: accept.
  if (clock.answers || standing >= best.utility)
    return { ...open, acceptAt: preferences.reservation, acceptRule: 'last word' };
  return {
    ...open,
    bid: best.bid,
    acceptAt: Math.min(best.utility, open.acceptAt),
    acceptRule: 'last word: table their best again',
  };
}
