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
    permitted,
    best,
    lowest: worst.own,
    candidates: (query) =>
      nearby(frontier(query.other), { own, permitted, query }).map((one) => polish(one, { own, permitted, query })),
    survey: (other, visit) => {
      for (const point of frontier(other)) if (visit(point.own, point.other)) return;
    },
    ranked: (rank) =>
      nearest(frontier(neutral), best.own - (Math.min(rank, rankCount - 1) / rankCount) * (best.own - worst.own)),
    rankCount,
  };
  return search;
}

// Rounding into levels can put an outcome just below the edge in the place of one just above it; those are lifted back.
const edge = 0.01;
const liftedAtMost = 4;

function nearby(points: readonly FrontierPoint[], context: PolishContext): Candidate[] {
  const { low, high, limit } = context.query;
  const inRange = points.filter((point) => point.own >= low && point.own <= high);
  const below = points.filter((point) => point.own < low && point.own >= low - edge).slice(0, liftedAtMost);
  const found = [...inRange, ...below.flatMap((point) => lift(point, context))];
  if (found.length === 0) return [nearest(points, low)];
  return found.sort((a, b) => b.other - a.other).slice(0, limit);
}

/** The cheapest single change that brings an outcome up into the range, if one does. */
function lift(point: FrontierPoint, { own, permitted, query }: PolishContext): Candidate[] {
  let best: Candidate | undefined;
  permitted.forEach((values, issue) => {
    const [mine, theirs] = [own[issue] as Float64Array, query.other[issue] as Float64Array];
    const held = point.bid[issue] as number;
    for (const value of values) {
      const ownSum = point.own + (mine[value] as number) - (mine[held] as number);
      const otherSum = point.other + (theirs[value] as number) - (theirs[held] as number);
      if (ownSum < query.low || ownSum > query.high || otherSum <= (best?.other ?? Number.NEGATIVE_INFINITY)) continue;
      best = { bid: point.bid.with(issue, value), own: ownSum, other: otherSum };
    }
  });
  return best ? [best] : [];
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
