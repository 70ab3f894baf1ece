import type { Candidate, CandidateQuery, OutcomeSearch } from './outcome-search.ts';
import { type Parts, type Preferences, sumOfParts } from './profile.ts';
import { type FrontierPoint, frontierOf } from './utility-bins.ts';

// Values of one issue that enter the dynamic program; a cent-stepped price has thousands, and the polish below brings
// back the exact step.
const maxValuesPerIssue = 48;
// MiCRO-like strategies walk ranks; a huge space offers this many evenly spaced ones.
const rankCount = 2_000;

/** Searches spaces far too large to list, one dynamic program per opponent estimate. */
export function searchFrontier(preferences: Preferences, permitted: readonly Int32Array[]): OutcomeSearch {
  const own = preferences.parts;
  const thinned = permitted.map((values, i) => thin(values, own[i] as Float64Array));
  const best = extreme(own, permitted, 1);
  const worst = extreme(own, permitted, -1);
  const frontier = memoOfLast((other: Parts) => frontierOf(own, other, thinned).points);
  const neutral = own.map((parts) => new Float64Array(parts.length));
  const search: OutcomeSearch = {
    exhaustive: false,
    best,
    lowest: worst.own,
    candidates: (query) => nearby(frontier(query.other), query).map((one) => polish(one, { own, permitted, query })),
    survey: (other, visit) => {
      for (const point of frontier(other)) visit(point.own, point.other);
    },
    ranked: (rank) =>
      nearest(frontier(neutral), best.own - (Math.min(rank, rankCount - 1) / rankCount) * (best.own - worst.own)),
    rankCount,
  };
  return search;
}

function nearby(points: readonly FrontierPoint[], { low, high, limit }: CandidateQuery): Candidate[] {
  const inRange = points.filter((point) => point.own >= low && point.own <= high);
  if (inRange.length === 0) return [nearest(points, low)];
  return inRange.sort((a, b) => b.other - a.other).slice(0, limit);
}

function nearest(points: readonly FrontierPoint[], own: number): Candidate {
  const above = points.filter((point) => point.own >= own - 1e-9).at(-1);
  return above ?? (points[0] as FrontierPoint);
}

type PolishContext = { readonly own: Parts; readonly permitted: readonly Int32Array[]; readonly query: CandidateQuery };

/** Moves fine-stepped issues to the exact value that gives the other side most while staying at or above `low`. */
function polish(candidate: Candidate, { own, permitted, query }: PolishContext): Candidate {
  const bid = [...candidate.bid];
  let total = candidate.own;
  permitted.forEach((values, issue) => {
    if (values.length <= maxValuesPerIssue) return;
    const parts = own[issue] as Float64Array;
    const liking = query.other[issue] as Float64Array;
    const rest = total - (parts[bid[issue] as number] as number);
    for (const value of values) {
      const better = (liking[value] as number) > (liking[bid[issue] as number] as number);
      if (better && rest + (parts[value] as number) >= query.low) bid[issue] = value;
    }
    total = rest + (parts[bid[issue] as number] as number);
  });
  return { bid, own: total, other: sumOfParts(query.other, bid) };
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

// The estimate changes at most once a turn, but a turn asks several times.
function memoOfLast<K, V>(compute: (key: K) => V): (key: K) => V {
  let held: { key: K; value: V } | undefined;
  return (key) => {
    if (held?.key !== key) held = { key, value: compute(key) };
    return held.value;
  };
}
