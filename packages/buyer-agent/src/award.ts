import { Decimal } from 'decimal.js';
import { chargesPerUnit } from './charge-share.ts';
import type { Costs } from './costs.ts';
import { dealMoney, type Purchase } from './deal-money.ts';
import { effectivePrice, type TermWorth } from './term-worth.ts';
import type { Terms } from './terms.ts';

/** A thread whose terms are agreed. */
export type AgreedThread = {
  readonly threadId: string;
  readonly vendorName: string;
  readonly terms: Terms;
  /** Score of the shortlist, 0 to 1. */
  readonly score: number;
  /** Place on the shortlist, which breaks the last tie. */
  readonly position: number;
};

/** How offers of different vendors are made comparable. */
export type Yardstick = {
  readonly purchase: Purchase;
  readonly worth: TermWorth;
  /** Money per unit and year that a full shortlist score is worth against none. */
  readonly scoreWorth: string;
  /** What the buyer reckons with on top of prices; a vendor's own charges count against it. */
  readonly costs?: Costs | undefined;
};

export type RankedThread = AgreedThread & {
  /** Unit price with the terms and the vendor's own charges counted in. */
  readonly effectivePrice: Decimal;
  /** The charges alone. */
  readonly charges: Decimal;
  /** The same with the shortlist score counted in; the lowest wins. */
  readonly rankingPrice: Decimal;
  readonly contractTotal: Decimal;
};

/** All agreed threads, best first. The first is the winner, the second the runner-up. */
export function rankThreads(threads: readonly AgreedThread[], yardstick: Yardstick): readonly RankedThread[] {
  return threads.map((thread) => measured(thread, yardstick)).toSorted(byRank);
}

/**
 * The effective price a thread must beat to be better than the best terms agreed elsewhere: what makes another vendor's
 * real agreement the walk-away of this one. `null` without such an agreement.
 */
export function alternativePrice(
  elsewhere: readonly AgreedThread[],
  score: number,
  yardstick: Yardstick,
): string | null {
  const [best] = rankThreads(elsewhere, yardstick);
  return best ? best.rankingPrice.plus(worthOfScore(score, yardstick)).toFixed() : null;
}

function measured(thread: AgreedThread, yardstick: Yardstick): RankedThread {
  const { worth, purchase, costs } = yardstick;
  const charges = chargesPerUnit(thread.terms, purchase, costs);
  const effective = effectivePrice(worth, thread.terms).plus(charges);
  return {
    ...thread,
    effectivePrice: effective,
    charges,
    rankingPrice: effective.minus(worthOfScore(thread.score, yardstick)),
    contractTotal: dealMoney(thread.terms, purchase).contractTotal,
  };
}

/** What a shortlist score is worth, per unit and year. */
export function worthOfScore(score: number, { scoreWorth }: Yardstick): Decimal {
  return new Decimal(scoreWorth).times(score).toDecimalPlaces(4);
}

function byRank(a: RankedThread, b: RankedThread): number {
  return a.rankingPrice.cmp(b.rankingPrice) || a.contractTotal.cmp(b.contractTotal) || a.position - b.position;
}
