import type { DealPoint, DealSides } from './deal-map.ts';
import { type Issue, valueCount } from './issue.ts';
import { permittedValues } from './mandate.ts';
import { openSearch } from './outcome-search.ts';
import type { Bid } from './outcome-space.ts';
import { compileProfile } from './profile.ts';

export type PackageWish = {
  /** Own utility all packages are to have. */
  readonly own: number;
  /** Largest difference that still counts as the same; default .02, the width within which a buyer would not care. */
  readonly tolerance?: number;
  /** Default 3: as many as people compare at a glance. */
  readonly count?: number;
};

// Of every combination of terms the band holds a few prices; this many outcomes cover some hundred combinations.
const weighed = 4_000;
// What is worth much less to the other side than another package at the same cost to us is no choice to it.
const leastWelcome = 0.8;

/**
 * Up to `count` outcomes of the same value to us, as different in their terms as possible, so that the other side can
 * choose by what it likes and tell us by its choice. The first is the one it is estimated to like most; fewer when the
 * space has no more.
 */
export function equalPackages(sides: DealSides, { own, tolerance = 0.02, count = 3 }: PackageWish): DealPoint[] {
  const { issues, allowed = {} } = sides;
  const [mine, theirs] = [compileProfile(issues, sides.own), compileProfile(issues, sides.other)];
  const search = openSearch(mine, permittedValues(issues, { allowed }));
  const query = { low: own - tolerance, high: own + tolerance, other: theirs.parts, limit: weighed };
  // Where the range is empty a search answers with the nearest better outcome, which is not the same value.
  const near = search.candidates(query).filter((one) => Math.abs(one.own - own) <= tolerance);
  const welcome = near.filter(({ other }) => other >= leastWelcome * (near[0]?.other ?? 0));
  const chosen: DealPoint[] = [];
  while (chosen.length < count) {
    const next = mostDifferent(issues, welcome, chosen);
    if (!next) break;
    chosen.push(next);
  }
  return chosen;
}

function mostDifferent(issues: readonly Issue[], from: readonly DealPoint[], chosen: readonly DealPoint[]) {
  let best: DealPoint | undefined;
  let highest = 0;
  for (const one of from) {
    const apart = Math.min(...chosen.map((other) => distance(issues, one.bid, other.bid)), issues.length);
    const worth = apart === 0 ? 0 : apart + one.other;
    if (worth > highest) [best, highest] = [one, worth];
  }
  return best;
}

/** How many issues differ, each by the share of its range that lies between the values. */
function distance(issues: readonly Issue[], a: Bid, b: Bid): number {
  return issues.reduce((sum, issue, i) => {
    const steps = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    const isOrdered = issue.type !== 'boolean' && (issue.type !== 'choice' || issue.ordered);
    return sum + (isOrdered ? steps / Math.max(1, valueCount(issue) - 1) : Math.min(1, steps));
  }, 0);
}
