/** Where one vendor's thread stands, in the buyer's own utility. */
export type ThreadStanding = {
  readonly threadId: string;
  /** Utility of the vendor's offer that could be taken now; null when there is none. */
  readonly standing: number | null;
  /** Utility at which this thread is expected to end, with its standard deviation; left out when nothing is known. */
  readonly expected?: { readonly mean: number; readonly deviation: number };
  readonly status: 'open' | 'agreed' | 'ended';
};

/** What the buyer can fall back on. */
export type Fallback = {
  /** Utility of buying nothing. */
  readonly walkAway: number;
  /** What it costs to turn to another vendor (onboarding, delay), in utility. */
  readonly switchingCost: number;
};

/**
 * The reservation of a thread: the best of walking away, the best offer standing elsewhere, and the expected best of the
 * others, the last two after the cost of switching. Rises as others offer more, so vendors compete without being told
 * anything about each other.
 */
export function threadReservation(
  threadId: string,
  threads: readonly ThreadStanding[],
  { walkAway, switchingCost }: Fallback,
): number {
  const others = threads.filter((thread) => thread.threadId !== threadId && thread.status !== 'ended');
  const standing = others.flatMap((thread) => thread.standing ?? []);
  const expected = expectedBest(others);
  return Math.max(walkAway, ...standing.map((utility) => utility - switchingCost), expected - switchingCost);
}

/**
 * In which order threads go on once it is seen who is likely to go furthest: the weakest first. So the strongest vendor
 * answers last, when what the others have come down to is on the table and it can be told truthfully that it is behind.
 */
export function talkOrder(threads: readonly ThreadStanding[]): readonly string[] {
  return threads.toSorted((a, b) => likelyEnd(a) - likelyEnd(b)).map(({ threadId }) => threadId);
}

function likelyEnd({ expected, standing }: ThreadStanding): number {
  return expected?.mean ?? standing ?? Number.NEGATIVE_INFINITY;
}

/**
 * The utility to ask a vendor for at its last word, where `best` stands already: the more of what is left (1 is the best
 * there is), the more vendors there are. A refusal costs nothing but an acceptance of less, for what stands can be taken.
 */
export function lastAsk(best: number, vendors: number): number {
  return best + ((1 - best) * vendors) / (vendors + 1);
}

/** The one thread to commit to, if any; a commitment once made is kept whatever is offered later. */
export function chooseCommitment(
  threads: readonly ThreadStanding[],
  { walkAway }: Fallback,
  committed?: string,
): string | null {
  if (committed !== undefined) return committed;
  const takeable = threads.filter(
    (thread) => thread.status !== 'ended' && (thread.standing ?? Number.NEGATIVE_INFINITY) >= walkAway,
  );
  const best = takeable.reduce<ThreadStanding | undefined>(
    (held, thread) => (held && (held.standing as number) >= (thread.standing as number) ? held : thread),
    undefined,
  );
  return best?.threadId ?? null;
}

/** What may truthfully be said to a vendor about the competition: that it exists and whether it is ahead, never who or how much. */
export type Leverage = { readonly competitors: number; readonly isBehind: boolean };

/** Leverage from the record alone; null when there is nobody to point to. */
export function leverageFor(threadId: string, threads: readonly ThreadStanding[]): Leverage | null {
  const others = threads.filter((thread) => thread.threadId !== threadId && thread.status !== 'ended');
  const offers = others.flatMap((thread) => thread.standing ?? []);
  if (offers.length === 0) return null;
  const own = threads.find((thread) => thread.threadId === threadId)?.standing ?? Number.NEGATIVE_INFINITY;
  return { competitors: offers.length, isBehind: Math.max(...offers) > own };
}

// Clark's rule for the maximum of two normal variables, applied one after the other.
function expectedBest(threads: readonly ThreadStanding[]): number {
  const known = threads.flatMap((thread) => thread.expected ?? []);
  const [first, ...rest] = known;
  if (!first) return Number.NEGATIVE_INFINITY;
  return rest.reduce(largerOf, first).mean;
}

type Normal = { readonly mean: number; readonly deviation: number };

function largerOf(a: Normal, b: Normal): Normal {
  const spread = Math.max(1e-9, Math.hypot(a.deviation, b.deviation));
  const lead = (a.mean - b.mean) / spread;
  const [share, height] = [cumulative(lead), density(lead)];
  const mean = a.mean * share + b.mean * (1 - share) + spread * height;
  const square =
    (a.mean ** 2 + a.deviation ** 2) * share +
    (b.mean ** 2 + b.deviation ** 2) * (1 - share) +
    (a.mean + b.mean) * spread * height;
  return { mean, deviation: Math.sqrt(Math.max(0, square - mean ** 2)) };
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

// Logistic approximation of the normal distribution (Bowling et al. 2009), off by at most 1.4e-4.
function cumulative(x: number): number {
  return 1 / (1 + Math.exp(-(0.07056 * x ** 3 + 1.5976 * x)));
}
