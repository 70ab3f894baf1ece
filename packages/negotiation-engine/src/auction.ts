/** A vendor in an auction, in its place by what it has offered. */
export type AuctionPlace = {
  readonly threadId: string;
  /** False once it has left the auction; its last offer stands all the same. */
  readonly isIn: boolean;
};

/** Rules that all vendors are told. */
export type AuctionRules = {
  /** Most calls to one vendor; 1 makes it a sealed auction. */
  readonly maximumCalls: number;
  /** How many vendors go on to bilateral talks. */
  readonly finalists: number;
};

/** Whom to call next, or who goes on when the auction is over. */
export type AuctionWave =
  | { readonly isOver: false; readonly called: readonly string[] }
  | { readonly isOver: true; readonly finalists: readonly string[] };

/**
 * What follows a wave of calls, from the ranking of what stands, best first. At first everybody is called, then whoever is
 * still in and does not lead; when nobody is left to be called, the best go on. Offers count, not who is still in.
 */
export function auctionWave(
  ranking: readonly AuctionPlace[],
  { maximumCalls, finalists, waves }: AuctionRules & { readonly waves: number },
): AuctionWave {
  const candidates = waves === 0 ? ranking : ranking.slice(1);
  const called = waves >= maximumCalls ? [] : candidates.filter(({ isIn }) => isIn);
  if (called.length > 0) return { isOver: false, called: idsOf(called) };
  return { isOver: true, finalists: idsOf(ranking.slice(0, finalists)) };
}

function idsOf(places: readonly AuctionPlace[]): readonly string[] {
  return places.map(({ threadId }) => threadId);
}
