import { rememberLikings } from './likings.ts';
import { keepMostLiked } from './most-liked.ts';
import type { Candidate, CandidateQuery, OutcomeSearch } from './outcome-search.ts';
import { bidAt, countAbove, countAtLeast, type OutcomeTable } from './outcome-table.ts';
import type { Parts } from './profile.ts';

// Outcomes above the band that are looked at as well: one that the other side likes more than all inside is better for both
// (100 rounds: utility .854 for .838, Pareto distance .005 for .014).
const readAbove = 1_200;
// A band of 200,000 outcomes need not be read in full to find one the other side likes.
const maxRead = 4_000;
// Above this many, levels of utility are surveyed instead of outcomes where utilities add up, and every n-th outcome where not.
const maxSurveyed = 1_200;

/** What kind of list it is; `levels` surveys the whole space where utilities add up. */
export type TableKind = Pick<OutcomeSearch, 'exhaustive' | 'permitted'> & { readonly levels?: OutcomeSearch['survey'] };

/** Searches a sorted list of outcomes. What was last asked is kept, since a turn asks twice and the next one nearly the same. */
export function searchTable(table: OutcomeTable, { exhaustive, permitted, levels }: TableKind): OutcomeSearch {
  const likings = rememberLikings(table);
  const bids = new Map<number, number[]>();
  const bid = (rank: number) => {
    const held = bids.get(rank) ?? bidAt(table, rank);
    bids.set(rank, held);
    return held;
  };
  const ranked = (rank: number): Candidate => ({ bid: bid(rank), own: table.utility[rank] as number, other: 0 });
  const inRange = rememberRange(({ start, end, other, limit }) => {
    const liked = likings.of(other);
    const kept = keepMostLiked(limit);
    const stride = Math.max(1, Math.floor((end - start) / maxRead));
    // From the lowest up, so that of equals the one inside the band is taken.
    for (let rank = end - 1; rank >= start; rank -= stride) kept.offer(rank, liked.at(rank));
    return Array.from({ length: kept.count }, (_, place) => {
      const rank = kept.rank(place);
      return { bid: bid(rank), own: table.utility[rank] as number, other: kept.value(place) };
    });
  });
  return {
    exhaustive,
    permitted,
    best: ranked(0),
    lowest: table.utility[table.count - 1] as number,
    candidates: (query) => inRange(rangeOf(table, query)),
    survey(other, visit) {
      if (levels && table.count > maxSurveyed) return levels(other, visit);
      const liked = likings.of(other);
      const stride = Math.max(1, Math.floor(table.count / maxSurveyed));
      for (let at = 0; at < table.count; at += stride) {
        if (visit(table.utility[at] as number, liked.at(at))) return;
      }
    },
    ranked: (rank) => ranked(Math.min(rank, table.count - 1)),
    rankCount: table.count,
  };
}

type Range = { readonly start: number; readonly end: number; readonly other: Parts; readonly limit: number };

function rangeOf(table: OutcomeTable, { low, high, other, limit }: CandidateQuery): Range {
  const end = Math.max(1, countAtLeast(table, low));
  const above = Math.max(0, end - readAbove);
  return { start: Math.min(end - 1, above, countAbove(table, high)), end, other, limit };
}

function rememberRange(find: (range: Range) => Candidate[]): (range: Range) => Candidate[] {
  let last: Range | undefined;
  let found: Candidate[] = [];
  return (range) => {
    if (!last || !isSameRange(range, last)) [last, found] = [range, find(range)];
    return found;
  };
}

function isSameRange(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end && a.other === b.other && a.limit === b.limit;
}
