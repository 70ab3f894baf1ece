import type { Forecast } from './forecast.ts';

/**
 * What is known of the other side before its first offer, from sessions with it or with others like it. Plain JSON and
 * part of the setup, so that the same setup decides the same.
 */
export type OpponentPrior = {
  /** Offers of such sessions, each with how much it says about this one, 0 to 1. */
  readonly offers: readonly RememberedOffer[];
  /** The own utility at which this session is expected to end; absent when nothing says. */
  readonly end?: Forecast;
};

/** Positions in the values of each issue; null where the issue was not talked about or had another value. */
export type RememberedOffer = { readonly bid: readonly (number | null)[]; readonly weight: number };

// A whole session just like this one counts like its first two offers, and however many are remembered like three: vendors
// change their minds. Between half an offer and two the estimate gained a little with each (bench/negotiation/memory.ts).
const countsAs = 2;
const countsAtMost = 3;

/** How many offers of the other side a prior counts like. */
export function massOf(prior: OpponentPrior | undefined): number {
  const total = prior?.offers.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
  return Math.min(countsAtMost, countsAs * total);
}
