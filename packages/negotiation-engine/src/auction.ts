/** An auction among vendors before bilateral talks; worth it with three or more that can deliver comparable things. */
export type AuctionState = {
  /** Vendors still in, in a fixed order. */
  readonly active: readonly string[];
  /** Who holds the best offer, and its utility to the buyer. */
  readonly leader: { readonly threadId: string; readonly utility: number } | null;
};

/** Rules that all vendors are told. */
export type AuctionRules = {
  /** By how much, in the buyer's utility, a new offer must beat the standing one. */
  readonly increment: number;
  /** How many vendors go on to bilateral talks. */
  readonly finalists: number;
};

/** Whom to ask next, and the utility their offer must reach; null when the auction is over. */
export type AuctionCall = { readonly threadId: string; readonly mustReach: number } | null;

/** The next call of an English auction: the longest-waiting vendor that does not lead; nobody is told who leads or with what. */
export function nextCall({ active, leader }: AuctionState, { increment, finalists }: AuctionRules): AuctionCall {
  const challenger = active.find((threadId) => threadId !== leader?.threadId);
  if (!challenger || active.length <= finalists) return null;
  return { threadId: challenger, mustReach: leader ? leader.utility + increment : Number.NEGATIVE_INFINITY };
}

/** The auction after an answer: an offer that reaches the call leads, anything else leaves the auction. */
export function afterAnswer(state: AuctionState, call: NonNullable<AuctionCall>, offered: number | null): AuctionState {
  const others = state.active.filter((threadId) => threadId !== call.threadId);
  if (offered === null || offered < call.mustReach) return { ...state, active: others };
  return { active: [...others, call.threadId], leader: { threadId: call.threadId, utility: offered } };
}
