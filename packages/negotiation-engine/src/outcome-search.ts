import { searchFrontier } from './frontier-search.ts';
import { sampleOutcomes } from './outcome-sample.ts';
import { bidAt, countAtLeast, enumerateOutcomes, type OutcomeTable, partsAt } from './outcome-table.ts';
import type { Parts, Preferences } from './profile.ts';

/** An outcome as a strategy weighs it. `other` is the estimated value to the other side, not a fact. */
export type Candidate = { readonly bid: readonly number[]; readonly own: number; readonly other: number };

/** Which outcomes to look among: own utility from `low` to `high`, liked by `other`. */
export type CandidateQuery = {
  readonly low: number;
  readonly high: number;
  readonly other: Parts;
  readonly limit: number;
};

/** How strategies find outcomes, whatever the size of the space. */
export type OutcomeSearch = {
  /** True when every outcome is listed; false for a dynamic program or a sample. */
  readonly exhaustive: boolean;
  readonly best: Candidate;
  readonly lowest: number;
  /** Candidates in the range, most liked first; the nearest better outcome when the range is empty. */
  candidates(query: CandidateQuery): Candidate[];
  /** All outcomes worth comparing (listed, or the estimated frontier), for fairness points. */
  survey(other: Parts, visit: (own: number, other: number) => void): void;
  /** The outcome at a rank of own utility, 0 = best; past the end the last one. */
  ranked(rank: number): Candidate;
  readonly rankCount: number;
};

/** Enumerated up to this many outcomes; above, by dynamic program (additive) or sample (non-linear). */
export const defaultEnumerationLimit = 200_000;

/** Picks the way of searching that fits the size of the space. */
export function openSearch(
  preferences: Preferences,
  permitted: readonly Int32Array[],
  limit = defaultEnumerationLimit,
): OutcomeSearch {
  const size = permitted.reduce((product, values) => product * values.length, 1);
  if (size <= limit) return searchTable(enumerateOutcomes(preferences, permitted), true);
  if (preferences.bonuses.length > 0) return searchTable(sampleOutcomes(preferences, permitted), false);
  return searchFrontier(preferences, permitted);
}

// A band of 200,000 outcomes need not be read in full to find one the other side likes.
const maxRead = 4_000;

function searchTable(table: OutcomeTable, exhaustive: boolean): OutcomeSearch {
  const rank = (at: number): Candidate => ({ bid: bidAt(table, at), own: table.utility[at] as number, other: 0 });
  return {
    exhaustive,
    best: rank(0),
    lowest: table.utility[table.count - 1] as number,
    candidates: (query) => mostLiked(table, query),
    survey(other, visit) {
      const stride = Math.max(1, Math.floor(table.count / maxRead));
      for (let at = 0; at < table.count; at += stride) visit(table.utility[at] as number, partsAt(table, at, other));
    },
    ranked: (at) => rank(Math.min(at, table.count - 1)),
    rankCount: table.count,
  };
}

function mostLiked(table: OutcomeTable, { low, high, other, limit }: CandidateQuery): Candidate[] {
  const end = Math.max(1, countAtLeast(table, low));
  const start = Math.min(end - 1, firstAtMost(table, high));
  const stride = Math.max(1, Math.floor((end - start) / maxRead));
  const kept: { rank: number; other: number }[] = [];
  for (let rank = start; rank < end; rank += stride) {
    const liking = partsAt(table, rank, other);
    if (kept.length < limit || liking > (kept.at(-1) as { other: number }).other)
      insert(kept, { rank, other: liking }, limit);
  }
  return kept.map((one) => ({ bid: bidAt(table, one.rank), own: table.utility[one.rank] as number, other: one.other }));
}

function firstAtMost(table: OutcomeTable, utility: number): number {
  let [low, high] = [0, table.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.utility[middle] as number) > utility) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(kept: { rank: number; other: number }[], one: { rank: number; other: number }, limit: number): void {
  let at = kept.length;
  while (at > 0 && (kept[at - 1] as { other: number }).other < one.other) at--;
  kept.splice(at, 0, one);
  if (kept.length > limit) kept.pop();
}
