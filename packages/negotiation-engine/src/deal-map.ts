import type { Issue } from './issue.ts';
import { permittedValues, type ValueRule } from './mandate.ts';
import { defaultEnumerationLimit } from './outcome-search.ts';
import type { Bid } from './outcome-space.ts';
import { bidAt, enumerateOutcomes } from './outcome-table.ts';
import { compileProfile, type Preferences, type Profile, utilityOf } from './profile.ts';
import { type Frontier, frontierBid, openFrontier } from './utility-bins.ts';

/** An outcome with the utility of both sides. */
export type DealPoint = { readonly bid: Bid; readonly own: number; readonly other: number };

/**
 * The negotiation seen from above: what was possible. Needs both profiles (or one and an estimate), so it belongs to
 * analysis after the fact and to measuring, never to a side's conduct.
 */
export type DealMap = {
  /** Outcomes that cannot be improved for one side without loss to the other, best for us first. */
  readonly frontier: readonly DealPoint[];
  /** Largest product of gains over the reservations. */
  readonly nash: DealPoint;
  /** Largest gain of the side that gains less, gains measured as shares of the best possible. */
  readonly kalai: DealPoint;
  /** Largest sum of utilities. */
  readonly welfare: DealPoint;
  /** False when even the best outcomes leave one side below its reservation. */
  readonly feasible: boolean;
};

/** Both sides of a deal map; profiles of the same issues. */
export type DealSides = {
  readonly issues: readonly Issue[];
  readonly own: Profile;
  readonly other: Profile;
  readonly allowed?: Readonly<Record<string, ValueRule>>;
};

/** Computes frontier and fairness points; exact up to 200,000 outcomes, by dynamic program above. */
export function mapDeals({ issues, own, other, allowed }: DealSides): DealMap {
  const [mine, theirs] = [compileProfile(issues, own), compileProfile(issues, other)];
  const frontier = paretoFrontier(mine, theirs, permittedValues(issues, { allowed: allowed ?? {} }));
  const gains = gainsOf(frontier, mine, theirs);
  return {
    frontier,
    nash: highest(frontier, (point) => gains(point).own * gains(point).other),
    kalai: highest(frontier, (point) => Math.min(gains(point).own, gains(point).other)),
    welfare: highest(frontier, (point) => point.own + point.other),
    feasible: frontier.some((point) => point.own >= mine.reservation && point.other >= theirs.reservation),
  };
}

/** How far a deal is from the frontier and from the Nash point, and what share of the greatest sum it reaches. */
export function judgeDeal(map: DealMap, deal: Pick<DealPoint, 'own' | 'other'>) {
  const distance = (point: DealPoint) => Math.hypot(point.own - deal.own, point.other - deal.other);
  return {
    paretoDistance: Math.min(...map.frontier.map(distance)),
    nashDistance: distance(map.nash),
    welfareShare: (deal.own + deal.other) / Math.max(1e-12, map.welfare.own + map.welfare.other),
    /** Utility we could have had on the frontier without the other side losing anything. */
    leftOnTable: Math.max(
      0,
      ...map.frontier.filter((point) => point.other >= deal.other).map((point) => point.own - deal.own),
    ),
  };
}

function paretoFrontier(mine: Preferences, theirs: Preferences, permitted: readonly Int32Array[]): DealPoint[] {
  const size = permitted.reduce((product, values) => product * values.length, 1);
  const points =
    size <= defaultEnumerationLimit
      ? listed(mine, theirs, permitted)
      : frontierPoints(openFrontier(mine.parts, permitted)(theirs.parts));
  return undominated(points);
}

function frontierPoints(frontier: Frontier): DealPoint[] {
  return Array.from({ length: frontier.count }, (_, place) => ({
    bid: frontierBid(frontier, place),
    own: frontier.own[place] as number,
    other: frontier.other[place] as number,
  }));
}

function* listed(mine: Preferences, theirs: Preferences, permitted: readonly Int32Array[]): Generator<DealPoint> {
  const table = enumerateOutcomes(mine, permitted);
  for (let rank = 0; rank < table.count; rank++) {
    const row = table.rows.subarray(rank * table.issueCount, (rank + 1) * table.issueCount);
    yield { bid: bidAt(table, rank), own: table.utility[rank] as number, other: utilityOf(theirs, row) };
  }
}

// Points arrive best-for-us first, so a point is undominated when it is better for them than all before it.
function undominated(points: Iterable<DealPoint>): DealPoint[] {
  const kept: DealPoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && point.other <= last.other) continue;
    if (last && point.own >= last.own) kept.pop();
    kept.push(point);
  }
  return kept;
}

function gainsOf(frontier: readonly DealPoint[], mine: Preferences, theirs: Preferences) {
  const bestOwn = Math.max(...frontier.map((point) => point.own)) - mine.reservation;
  const bestOther = Math.max(...frontier.map((point) => point.other)) - theirs.reservation;
  return ({ own, other }: DealPoint) => ({
    own: Math.max(0, own - mine.reservation) / Math.max(1e-9, bestOwn),
    other: Math.max(0, other - theirs.reservation) / Math.max(1e-9, bestOther),
  });
}

function highest(points: readonly DealPoint[], value: (point: DealPoint) => number): DealPoint {
  return points.reduce((best, point) => (value(point) > value(best) ? point : best));
}
