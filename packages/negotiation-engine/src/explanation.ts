import type { Breach } from './mandate.ts';
import type { Bid } from './outcome-space.ts';

/** An outcome that was weighed and not offered. Utilities are ours; `other` is an estimate. */
export type RejectedCandidate = {
  readonly bid: Bid;
  readonly own: number;
  readonly other: number;
  readonly reason: string;
};

/**
 * Why the agent did what it did, from the record alone. Private to its side: it holds own utilities and limits.
 */
export type Explanation = {
  readonly strategy: string;
  /** Utility aimed at, and the range of utilities looked among. */
  readonly target: number;
  readonly band: readonly [number, number];
  /** Own utility of the offer that would be made. */
  readonly ownUtility: number;
  readonly considered: number;
  readonly rejected: readonly RejectedCandidate[];
  /** Estimated value of that offer to the other side, with the interval it probably lies in and the offers it rests on. */
  readonly opponentEstimate: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly basedOnOffers: number;
  };
  /** Their standing offer against the utility from which it would be taken. */
  readonly acceptance: { readonly offered: number | null; readonly threshold: number; readonly rule: string };
  /** Rules that changed what the strategy alone would have done. */
  readonly clippedBy: readonly string[];
  readonly breaches: readonly Breach[];
};
