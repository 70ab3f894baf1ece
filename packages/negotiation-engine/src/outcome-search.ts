import { searchFrontier } from './frontier-search.ts';
import { openLevelSurvey } from './level-survey.ts';
import { sampleOutcomes } from './outcome-sample.ts';
import { enumerateOutcomes } from './outcome-table.ts';
import type { Parts, Preferences } from './profile.ts';
import { searchTable } from './table-search.ts';

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
  /** True when `ranked` knows every outcome; false for a dynamic program alone or a sample. */
  readonly exhaustive: boolean;
  readonly best: Candidate;
  readonly lowest: number;
  /** The values of each issue that may be offered. */
  readonly permitted: readonly Int32Array[];
  /** Candidates in the range, and above it where that is better for both, most liked first. */
  candidates(query: CandidateQuery): readonly Candidate[];
  /** Outcomes worth comparing (listed, or the estimated frontier), best for us first, until `visit` has seen enough. */
  survey(other: Parts, visit: (own: number, other: number) => boolean): void;
  /** The outcome at a rank of own utility, 0 = best; past the end the last one. */
  ranked(rank: number): Candidate;
  readonly rankCount: number;
};

/** Enumerated up to this many outcomes; above, by dynamic program (additive) or sample (non-linear). */
export const defaultEnumerationLimit = 200_000;

// Where utilities add up, a list of more than this is read by rank only: the dynamic program finds what the other side
// likes among all of them, and sooner than a pass over a part of the list.
const searchedByListing = 20_000;

/** Picks the way of searching that fits the size of the space. */
export function openSearch(
  preferences: Preferences,
  permitted: readonly Int32Array[],
  limit = defaultEnumerationLimit,
): OutcomeSearch {
  const size = permitted.reduce((product, values) => product * values.length, 1);
  const isAdditive = preferences.bonuses.length === 0;
  if (isAdditive && size > Math.min(limit, searchedByListing))
    return searchFrontier(preferences, permitted, { isListed: size <= limit });
  if (size <= limit) {
    const kind = isAdditive ? { levels: openLevelSurvey(preferences.parts, permitted) } : {};
    return searchTable(enumerateOutcomes(preferences, permitted), { exhaustive: true, permitted, ...kind });
  }
  return searchTable(sampleOutcomes(preferences, permitted), { exhaustive: false, permitted });
}
