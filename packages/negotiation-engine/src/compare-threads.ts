import type { Issue } from './issue.ts';
import { type Bid, checkBid } from './outcome-space.ts';
import type { Profile } from './profile.ts';

/** How one vendor's thread ended, in facts from its record. */
export type ThreadOutcome = {
  readonly threadId: string;
  /** The offer that can be had from this vendor; null when there is none. */
  readonly offer: Bid | null;
  /** Why there is none; or anything else worth telling. */
  readonly note?: string;
  /** Vendor-specific utility on top of the terms, named: risk, feature fit, rating. Negative for what speaks against it. */
  readonly adjustments?: Readonly<Record<string, number>>;
};

/** One vendor's score and what it consists of; the parts add up to the utility. */
export type RankedThread = {
  readonly threadId: string;
  readonly utility: number;
  readonly parts: Readonly<Record<string, number>>;
};

/** "Wins unless the weight of `issue` falls below / rises above `weight`." */
export type Sensitivity = {
  readonly issue: string;
  readonly currentWeight: number;
  readonly flips: 'below' | 'above';
  readonly weight: number;
};

/** Which vendor to take, and every reason in numbers. */
export type Comparison = {
  readonly ranking: readonly RankedThread[];
  readonly winner: RankedThread | null;
  readonly runnerUp: RankedThread | null;
  /** What the winner's lead over the runner-up consists of, largest first; positive speaks for the winner. */
  readonly lead: readonly { readonly part: string; readonly difference: number }[];
  readonly sensitivity: readonly Sensitivity[];
  readonly withoutDeal: readonly { readonly threadId: string; readonly reason: string }[];
};

/** Ranks threads by the buyer's own profile. Equal utilities keep the order given, so the result is reproducible. */
export function compareThreads(
  issues: readonly Issue[],
  profile: Profile,
  threads: readonly ThreadOutcome[],
): Comparison {
  const scored = threads.map((thread) => scoreThread(issues, profile, thread));
  const ranking = scored
    .filter((one) => one !== undefined)
    .filter((one) => one.utility >= profile.reservation)
    .sort((a, b) => b.utility - a.utility);
  const [winner = null, runnerUp = null] = ranking;
  return {
    ranking,
    winner,
    runnerUp,
    lead: winner && runnerUp ? leadOf(winner, runnerUp) : [],
    sensitivity:
      winner && runnerUp
        ? issues.flatMap((issue, i) =>
            flipPoint({ winner, runnerUp, weight: profile.weights[i] as number, name: issue.name }),
          )
        : [],
    withoutDeal: threads.flatMap((thread, i) => reasonOf(thread, scored[i], profile)),
  };
}

function scoreThread(issues: readonly Issue[], profile: Profile, thread: ThreadOutcome): RankedThread | undefined {
  const { offer, adjustments = {} } = thread;
  if (!offer) return undefined;
  checkBid(issues, offer);
  const terms = issues.map(
    (issue, i) =>
      [issue.name, (profile.weights[i] as number) * (profile.values[i]?.[offer[i] as number] ?? 0)] as const,
  );
  const parts = { ...Object.fromEntries(terms), ...adjustments };
  return { threadId: thread.threadId, utility: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}

function reasonOf(
  { threadId, note, offer }: ThreadOutcome,
  scored: RankedThread | undefined,
  { reservation }: Profile,
) {
  if (!offer || !scored) return [{ threadId, reason: note ?? 'no offer' }];
  return scored.utility < reservation ? [{ threadId, reason: 'the offer is worth less than no deal' }] : [];
}

function leadOf(winner: RankedThread, runnerUp: RankedThread): Comparison['lead'] {
  return Object.keys({ ...winner.parts, ...runnerUp.parts })
    .map((part) => ({ part, difference: difference(winner, runnerUp, part) }))
    .filter(({ difference: lead }) => lead !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

type Duel = {
  readonly winner: RankedThread;
  readonly runnerUp: RankedThread;
  readonly weight: number;
  readonly name: string;
};

/**
 * The weight at which the lead vanishes when the other parts share the rest in their present proportions. The lead is
 * linear in the weight, so there is one such weight or none.
 */
function flipPoint({ winner, runnerUp, weight, name }: Duel): Sensitivity[] {
  if (weight <= 0 || weight >= 1) return [];
  const total = winner.utility - runnerUp.utility;
  const own = difference(winner, runnerUp, name);
  const perWeight = own / weight;
  const rest = (total - own) / (1 - weight);
  if (perWeight === rest) return [];
  const flip = rest / (rest - perWeight);
  if (flip <= 0 || flip >= 1) return [];
  return [{ issue: name, currentWeight: weight, flips: flip < weight ? 'below' : 'above', weight: flip }];
}

function difference(winner: RankedThread, runnerUp: RankedThread, part: string): number {
  return (winner.parts[part] ?? 0) - (runnerUp.parts[part] ?? 0);
}
