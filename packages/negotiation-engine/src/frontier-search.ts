import { keepMostLiked } from './most-liked.ts';
import type { Candidate, CandidateQuery, OutcomeSearch } from './outcome-search.ts';
import { bidAt, enumerateOutcomes, type OutcomeTable } from './outcome-table.ts';
import { type Parts, type Preferences, sumOfParts } from './profile.ts';
import { type Frontier, type FrontierOf, frontierBid, openFrontier } from './utility-bins.ts';

// Values of one issue that enter the dynamic program; a cent-stepped price has thousands, and the polish below brings
// back the exact step.
const maxValuesPerIssue = 48;
// Fewer than 250 cost .002 of utility, twice as many gained nothing (336 sessions).
const levels = 300;

/**
 * Searches spaces too large to read through, one dynamic program per opponent estimate. `isListed`: ranks are those of a
 * full list, made when the first is asked for.
 */
export function searchFrontier(
  preferences: Preferences,
  permitted: readonly Int32Array[],
  { isListed }: { readonly isListed: boolean },
): OutcomeSearch {
  const own = preferences.parts;
  const thinned = permitted.map((values, i) => thin(values, own[i] as Float64Array));
  const fine = [...permitted.keys()].filter((i) => (permitted[i] as Int32Array).length > maxValuesPerIssue);
  const best = extreme(own, permitted, 1);
  const worst = extreme(own, permitted, -1);
  const frontier = keepWithEstimate(openFrontier(own, thinned, levels));
  const neutral = own.map((parts) => new Float64Array(parts.length));
  const space: Space = { own, permitted, fine };
  return {
    exhaustive: isListed,
    permitted,
    best,
    lowest: worst.own,
    candidates: (query) => nearby(frontier(query.other), space, query).map((one) => polish(one, space, query)),
    survey: (other, visit) => {
      const points = frontier(other);
      for (let place = 0; place < points.count; place++)
        if (visit(points.own[place] as number, points.other[place] as number)) return;
    },
    ...(isListed ? ranksOfList(preferences, permitted) : ranksOfLevels({ best, worst }, () => frontier(neutral))),
  };
}

/**
 * One frontier for each estimate, for as long as a session holds the estimate: thousands of sessions of one side find their own
 * again, and what no session needs is freed. One takes 60 kB in a space of 40 issues.
 */
function keepWithEstimate(frontierOf: FrontierOf): (other: Parts) => Frontier {
  const held = new WeakMap<Parts, Frontier>();
  return (other) => {
    const frontier = held.get(other) ?? frontierOf(other);
    held.set(other, frontier);
    return frontier;
  };
}

type Ranks = Pick<OutcomeSearch, 'ranked' | 'rankCount'>;

function ranksOfList(preferences: Preferences, permitted: readonly Int32Array[]): Ranks {
  let listed: OutcomeTable | undefined;
  const count = permitted.reduce((product, values) => product * values.length, 1);
  return {
    ranked(rank) {
      listed ??= enumerateOutcomes(preferences, permitted);
      const at = Math.min(rank, count - 1);
      return { bid: bidAt(listed, at), own: listed.utility[at] as number, other: 0 };
    },
    rankCount: count,
  };
}

// MiCRO-like strategies walk ranks; a huge space offers this many evenly spaced ones.
const rankCount = 2_000;

function ranksOfLevels({ best, worst }: { best: Candidate; worst: Candidate }, levels: () => Frontier): Ranks {
  const step = (best.own - worst.own) / rankCount;
  return { ranked: (rank) => nearest(levels(), best.own - Math.min(rank, rankCount - 1) * step), rankCount };
}

/** `fine` are the issues with more values than enter the dynamic program. */
type Space = { readonly own: Parts; readonly permitted: readonly Int32Array[]; readonly fine: readonly number[] };

// Rounding into levels can put an outcome just below the edge in the place of one just above it; those are lifted back.
const edge = 0.01;
const liftedAtMost = 4;

function nearby(points: Frontier, space: Space, query: CandidateQuery): Candidate[] {
  const { low, limit } = query;
  const end = placesAtLeast(points, low);
  const kept = keepMostLiked(limit);
  // From the lowest up: what lies above the range gets in only where it is better for both than something inside.
  for (let place = end - 1; place >= 0; place--) kept.offer(place, points.other[place] as number);
  const found = Array.from({ length: kept.count }, (_, i) => pointAt(points, kept.rank(i)));
  const below = Math.min(points.count, end + liftedAtMost);
  for (let place = end; place < below && (points.own[place] as number) >= low - edge; place++) {
    const lifted = lift(pointAt(points, place), space, query);
    if (lifted) found.push(lifted);
  }
  if (found.length === 0) return [nearest(points, low)];
  return found.sort((a, b) => b.other - a.other).slice(0, limit);
}

function pointAt(points: Frontier, place: number): Candidate {
  return { bid: frontierBid(points, place), own: points.own[place] as number, other: points.other[place] as number };
}

/** The cheapest single change that brings an outcome up into the range, if one does. */
function lift(point: Candidate, { own, permitted }: Space, { low, high, other }: CandidateQuery): Candidate | null {
  let [changed, to, ownSum, otherSum] = [-1, -1, 0, Number.NEGATIVE_INFINITY];
  for (let issue = 0; issue < permitted.length; issue++) {
    const [mine, theirs] = [own[issue] as Float64Array, other[issue] as Float64Array];
    const held = point.bid[issue] as number;
    const values = permitted[issue] as Int32Array;
    const [ownRest, otherRest] = [point.own - (mine[held] as number), point.other - (theirs[held] as number)];
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      const worth = ownRest + (mine[value] as number);
      if (worth < low || worth > high || otherRest + (theirs[value] as number) <= otherSum) continue;
      [changed, to, ownSum, otherSum] = [issue, value, worth, otherRest + (theirs[value] as number)];
    }
  }
  return changed < 0 ? null : { bid: point.bid.with(changed, to), own: ownSum, other: otherSum };
}

// A hair below counts: the sums of a level and of a target are rounded differently.
const hair = 1e-9;

function nearest(points: Frontier, own: number): Candidate {
  return pointAt(points, Math.max(0, placesAtLeast(points, own - hair) - 1));
}

/** How many points have an own utility of at least `own`; they come first. */
function placesAtLeast({ own: worths, count }: Frontier, own: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((worths[middle] as number) >= own) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Moves fine-stepped issues to the exact value that gives the other side most while staying at or above `low`. */
function polish(candidate: Candidate, { own, permitted, fine }: Space, { low, other }: CandidateQuery): Candidate {
  if (fine.length === 0) return candidate;
  const bid = [...candidate.bid];
  let total = candidate.own;
  for (const issue of fine) {
    const parts = own[issue] as Float64Array;
    const liking = other[issue] as Float64Array;
    const rest = total - (parts[bid[issue] as number] as number);
    for (const value of permitted[issue] as Int32Array) {
      const better = (liking[value] as number) > (liking[bid[issue] as number] as number);
      if (better && rest + (parts[value] as number) >= low) bid[issue] = value;
    }
    total = rest + (parts[bid[issue] as number] as number);
  }
  return { bid, own: total, other: sumOfParts(other, bid) };
}

function thin(values: Int32Array, parts: Float64Array): Int32Array {
  if (values.length <= maxValuesPerIssue) return values;
  const best = values.reduce((a, b) => ((parts[b] as number) > (parts[a] as number) ? b : a));
  const spaced = Array.from({ length: maxValuesPerIssue }, (_, i) =>
    Math.round((i / (maxValuesPerIssue - 1)) * (values.length - 1)),
  ).map((at) => values[at] as number);
  return Int32Array.from(new Set([best, ...spaced]));
}

function extreme(own: Parts, permitted: readonly Int32Array[], sign: 1 | -1): Candidate {
  const bid = permitted.map((values, i) => {
    const parts = own[i] as Float64Array;
    return values.reduce((a, b) => (sign * (parts[b] as number) > sign * (parts[a] as number) ? b : a));
  });
  return { bid, own: sumOfParts(own, bid), other: 0 };
}
