import type { AuctionRules } from '@procur/buyer-agent/auction-rules';

/** `not_held`: too few vendors were comparable, or the mandate has changed its mind. */
export const auctionStatuses = ['gathering', 'calling', 'over', 'not_held'] as const;
export type AuctionStatus = (typeof auctionStatuses)[number];

/** `out` has left the auction, and its last offer stands; `reserve` was not among the best. */
export const entrantStatuses = ['in', 'out', 'finalist', 'reserve', 'not_comparable'] as const;
export type EntrantStatus = (typeof entrantStatuses)[number];

/** A call for a vendor's best offer that is decided. The same bytes go out however often it is made. */
export type DecidedCall = {
  readonly id: string;
  readonly round: number;
  /** Which call to this vendor it is, from 1. */
  readonly number: number;
  readonly isBehind: boolean;
  readonly message: string;
  /** ISO 8601. */
  readonly madeAt: string;
  /** As they were when it was decided. */
  readonly rules: AuctionRules;
};

type Held = { readonly status: AuctionStatus };

/** Whether calls may still come. */
export function isUnderWay(auction: Held | null): boolean {
  return auction?.status === 'gathering' || auction?.status === 'calling';
}

/** Whether the agent of a thread has to wait for the auction before it decides anything. */
export function awaitsAuction(auction: Held | null, entrant: { readonly status: EntrantStatus } | null): boolean {
  return isUnderWay(auction) && entrant?.status !== 'not_comparable';
}
