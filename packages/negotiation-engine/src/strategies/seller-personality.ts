import type { Personality } from '../personality.ts';
import { proposeInBand } from './band.ts';
import { closingProposal } from './closing.ts';
import type { Strategy } from './strategy.ts';
import { progressOf } from './time-dependent.ts';
import { theirConcession } from './tit-for-tat.ts';

/** Where the seller stands commercially; 0 to 1 each. */
export type SellerSituation = {
  /** How near the end of the quarter it is. */
  readonly quarterProgress: number;
  /** Share of capacity that is free. */
  readonly idleCapacity: number;
  /** 1 when the buyer truthfully says that a better offer of somebody else is on the table; 0 or left out when not. */
  readonly competition?: number;
};

// Told that it is behind, a seller gives up to half of what it still holds back, the more the later it is: losing the
// deal is worth less to it than the margin it kept for itself.
const competitiveShare = 0.5;

/**
 * A seller that follows its own curve. The buyer's offers enter only through how far the buyer has moved, which is a
 * bounded share of the seller's own way: no offer of the buyer can pull the counter to the offer itself.
 */
export function sellerStrategy({ curve, reciprocity, pressure }: Personality, situation: SellerSituation): Strategy {
  return (view) => {
    const { search, preferences, clock } = view;
    const way = Math.max(0, search.best.own - Math.max(preferences.reservation, search.lowest));
    const own = curve.start + (curve.end - curve.start) * progressOf(clock) ** (1 / curve.exponent);
    const urge = pressure * Math.max(situation.quarterProgress, situation.idleCapacity) * progressOf(clock);
    const answered = reciprocity * Math.min(theirConcession(view), 1) * progressOf(clock);
    const alone = Math.min(curve.end, own + urge + answered);
    const competition = situation.competition ?? 0;
    const end = curve.end + (1 - curve.end) * competition;
    const conceded = Math.min(end, alone + competition * competitiveShare * progressOf(clock) * (end - alone));
    return closingProposal(view, proposeInBand(view, search.best.own - way * conceded, curve.band * way));
  };
}
