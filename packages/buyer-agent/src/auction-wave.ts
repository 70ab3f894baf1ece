import { auctionWave } from '@procur/negotiation-engine/auction';
import { Decimal } from 'decimal.js';
import type { AuctionRules } from './auction-rules.ts';
import { type AgreedThread, type RankedThread, rankThreads, type Yardstick } from './award.ts';
import { chargesPerUnit } from './charge-share.ts';
import { effectivePrice } from './term-worth.ts';
import { type Terms, unitPriceOf } from './terms.ts';

/** A vendor in an auction with the offer that stands: its list offer until it has made another. */
export type Entrant = AgreedThread & {
  /** False once it has left the auction, or a person speaks for the buyer; its last offer stands all the same. */
  readonly isIn: boolean;
};

/** What a wave means for one vendor: it is called, it waits, or the auction is over for all. */
export type EntrantOutcome = 'called' | 'waits' | 'finalist' | 'reserve';

export type Wave = {
  readonly isOver: boolean;
  /** By thread. */
  readonly outcomes: ReadonlyMap<string, EntrantOutcome>;
  /** Threads that are called and truly behind a better offer. */
  readonly behind: ReadonlySet<string>;
};

export type WaveFacts = {
  /** Absent when the mandate asks for no auction any more. */
  readonly rules: AuctionRules | undefined;
  /** Waves of calls so far. */
  readonly waves: number;
  readonly entrants: readonly Entrant[];
  readonly yardstick: Yardstick;
};

/**
 * What follows a wave of calls. At first everybody is called; then, in an English auction, whoever is still in and does
 * not lead; and when nobody is left to be called, the best go on to bilateral talks. Offers count, not who is still in.
 */
export function nextWave({ rules, waves, entrants, yardstick }: WaveFacts): Wave {
  const ranking = rankThreads(entrants, yardstick);
  const isIn = (id: string) => entrants.some(({ threadId, isIn }) => threadId === id && isIn);
  const places = ranking.map(({ threadId }) => ({ threadId, isIn: isIn(threadId) }));
  const wave = auctionWave(places, { ...(rules ?? { maximumCalls: 0, finalists: places.length }), waves });
  const outcomeOf = (id: string): EntrantOutcome => {
    if (wave.isOver) return wave.finalists.includes(id) ? 'finalist' : 'reserve';
    return wave.called.includes(id) ? 'called' : 'waits';
  };
  const called = wave.isOver || waves === 0 ? [] : wave.called;
  return {
    isOver: wave.isOver,
    outcomes: new Map(places.map(({ threadId }) => [threadId, outcomeOf(threadId)])),
    behind: new Set(called.filter(isBehind(ranking))),
  };
}

// Equal offers are told apart by the place on the shortlist, which is no better offer.
function isBehind([leader, ...others]: readonly RankedThread[]) {
  return (threadId: string): boolean =>
    others.some((one) => one.threadId === threadId && leader?.rankingPrice.lt(one.rankingPrice) === true);
}

/** Whether an offer is so much better than the vendor's last one, all terms and charges counted in, that the vendor stays in. */
export function staysIn(
  { incrementPercent }: AuctionRules,
  { worth, purchase, costs }: Yardstick,
  said: { readonly before: Terms; readonly after: Terms },
): boolean {
  const priceOf = (terms: Terms) => effectivePrice(worth, terms).plus(chargesPerUnit(terms, purchase, costs));
  const [before, after] = [priceOf(said.before), priceOf(said.after)];
  const share = new Decimal(1).minus(new Decimal(incrementPercent).dividedBy(100));
  return after.lt(before) && after.lte(before.times(share));
}

/** A vendor that has come to the table. */
export type Arrived = { readonly threadId: string; readonly list: Terms };

/**
 * The vendors whose offers can be compared: every must-have can be met at their table (the caller passes only those), and
 * their list prices lie within the factor of the lowest. Too few of them hold no auction.
 */
export function comparableThreads(arrived: readonly Arrived[], rules: AuctionRules): readonly string[] {
  const prices = arrived.map(({ list }) => new Decimal(unitPriceOf(list).amount));
  if (prices.length === 0) return [];
  const highest = Decimal.min(...prices).times(rules.listPriceFactor);
  const within = arrived.filter((_, i) => prices[i]?.lte(highest)).map(({ threadId }) => threadId);
  return within.length >= rules.minimumVendors ? within : [];
}
