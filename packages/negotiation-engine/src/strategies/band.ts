import type { Candidate } from '../outcome-search.ts';
import type { Proposal, TurnView } from './strategy.ts';

const consideredAtMost = 8;

/** The candidates of a band of own utility, the one the other side is estimated to like most first. */
export function candidatesInBand({ search, model }: TurnView, low: number, high: number): readonly Candidate[] {
  return search.candidates({ low, high, other: model.steadyParts(), limit: consideredAtMost });
}

/**
 * Offers the most liked outcome of the band, preferably one not offered before (the estimate may be wrong, and some count
 * our distinct offers as concessions), and accepts anything at least as good as that offer or the
 * target.
 */
export function proposeInBand(view: TurnView, target: number, width: number): Proposal {
  const low = Math.min(target, view.search.best.own);
  const high = low + width;
  const candidates = candidatesInBand(view, low, high);
  const chosen = candidates.find((one) => !view.history.hasSent(one.bid)) ?? candidates[0] ?? view.search.best;
  return {
    bid: chosen.bid,
    target,
    low,
    high,
    candidates,
    acceptAt: Math.min(target, chosen.own),
    acceptRule: 'next-bid',
  };
}
