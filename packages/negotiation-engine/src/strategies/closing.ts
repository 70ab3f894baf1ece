import { standingUtility, type ValuedBid } from '../history.ts';
import type { Proposal, TurnView } from './strategy.ts';

/**
 * Last-move logic. In the move before the last, the best offer they ever made is put back on the table if what stands now
 * is worse; at the last word, whatever stands at or above reservation is taken: the alternative is no deal.
 */
export function closingProposal(view: TurnView, open: Proposal): Proposal {
  const { clock, history, preferences } = view;
  const best = history.bestReceived;
  if (!best || best.utility < preferences.reservation) return open;
  if (clock.remaining <= 1) return lastWord(view, open, best);
  if (clock.remaining === 2 && !clock.hasClosingWord) return lastButOne(view, open, best);
  return open;
}

function lastButOne({ history }: TurnView, open: Proposal, best: ValuedBid): Proposal {
  const standing = standingUtility(history);
  return standing < best.utility ? { ...open, bid: best.bid, acceptRule: 'closing: their best offer again' } : open;
}

function lastWord({ preferences, history, clock }: TurnView, open: Proposal, best: ValuedBid): Proposal {
  const standing = standingUtility(history);
  if (clock.answers || standing >= preferences.reservation) {
    return { ...open, acceptAt: preferences.reservation, acceptRule: 'last word' };
  }
  return { ...open, bid: best.bid, acceptRule: 'last word: their best offer again' };
}
