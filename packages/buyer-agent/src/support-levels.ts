// Words that vendors use for support, and how many steps of it they stand for; a word that is not among them counts by
// its place in the list it comes from.
const steps: Readonly<Record<string, number>> = {
  none: 0,
  community: 0,
  basic: 1,
  standard: 1,
  business: 2,
  plus: 2,
  priority: 2,
  premium: 2,
  enterprise: 3,
  '24x7': 3,
};

/** Support levels from least to most. */
export function fromLeastToMost(levels: readonly string[]): readonly string[] {
  return levels.toSorted((a, b) => supportRank(a, levels) - supportRank(b, levels));
}

/** How many steps of support a level stands for. */
export function supportRank(level: string, all: readonly string[]): number {
  return steps[level.toLowerCase()] ?? Math.max(0, all.indexOf(level));
}
