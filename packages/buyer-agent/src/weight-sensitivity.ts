import type { VendorComparison } from './compare-vendors.ts';
import { issueNames } from './terms.ts';

/** How far the weight of one criterion can change before another agreed vendor would win. */
export type WeightSensitivity = {
  /** `unit_price`, the name of another issue, or `shortlist_score`. */
  readonly criterion: string;
  /** Share of all weights now, 0 to 1. */
  readonly weight: number;
  /** The winner stays while the share is between these; 0 and 1 mean whatever it is. */
  readonly winsFrom: number;
  readonly winsTo: number;
  /** Who would win instead; empty when nobody would. */
  readonly winnerBelow: string;
  readonly winnerAbove: string;
};

/** The criterion beside the issues. */
export const scoreCriterion = 'shortlist_score';

/**
 * Changes one weight at a time and leaves the others in proportion. `ranges` says what the whole range of each criterion is
 * worth in money, which is its weight. Only the agreed can win; empty with fewer than two of them.
 */
export function weightSensitivity(
  compared: readonly VendorComparison[],
  ranges: Readonly<Record<string, number>>,
): readonly WeightSensitivity[] {
  const [winner, ...others] = compared.filter(({ isAgreed }) => isAgreed).toSorted((a, b) => a.rank - b.rank);
  const total = Object.values(ranges).reduce((sum, range) => sum + range, 0);
  if (!winner || others.length === 0 || total <= 0) return [];
  return Object.entries(ranges).flatMap(([criterion, range]) => {
    const weight = range / total;
    // What counts for nothing, or for everything, has no share that could change.
    if (weight <= 0 || weight >= 1) return [];
    return [{ criterion, weight, ...boundsOf(winner, others, { criterion, weight }) }];
  });
}

type Varied = { readonly criterion: string; readonly weight: number };

function boundsOf(winner: VendorComparison, others: readonly VendorComparison[], { criterion, weight }: Varied) {
  let [lowest, highest] = [0, Number.POSITIVE_INFINITY];
  let [winnerBelow, winnerAbove] = ['', ''];
  for (const other of others) {
    const lead = costBy(other, criterion) - costBy(winner, criterion);
    const rest = other.rankingPrice.minus(winner.rankingPrice).toNumber() - lead;
    // With the criterion counted so many times over, both are equal.
    const flip = -rest / lead;
    if (lead > 0 && flip > lowest) [lowest, winnerBelow] = [flip, other.vendorName];
    if (lead < 0 && flip < highest) [highest, winnerAbove] = [flip, other.vendorName];
  }
  const share = (factor: number) =>
    factor === Number.POSITIVE_INFINITY ? 1 : (factor * weight) / (factor * weight + 1 - weight);
  return { winsFrom: share(lowest), winsTo: share(highest), winnerBelow, winnerAbove };
}

/** What a vendor costs by one criterion alone, per unit and year. */
function costBy({ unitPrice, terms, scoreWorth }: VendorComparison, criterion: string): number {
  if (criterion === issueNames.unitPrice) return unitPrice.toNumber();
  if (criterion === scoreCriterion) return -scoreWorth.toNumber();
  return -(terms.find(({ issue }) => issue === criterion)?.worth.toNumber() ?? 0);
}

/** The bounds in words, for those that have any; empty when nothing could change the result. */
export function describeSensitivity(winnerName: string, weights: readonly WeightSensitivity[]): string {
  const bounds = weights.flatMap(({ criterion, weight, winsFrom, winsTo, winnerBelow, winnerAbove }) => {
    const name = criterion.replaceAll('_', ' ');
    const now = `(now ${shown(weight)})`;
    return [
      ...(winnerBelow
        ? [`the weight of ${name} falls below ${shown(winsFrom)} ${now}, then ${winnerBelow} would`]
        : []),
      ...(winnerAbove ? [`the weight of ${name} rises above ${shown(winsTo)} ${now}, then ${winnerAbove} would`] : []),
    ];
  });
  if (weights.length === 0) return '';
  if (bounds.length === 0) return `${winnerName} wins whatever single weight is changed.`;
  return `${winnerName} wins unless ${bounds.join('; or ')}.`;
}

function shown(share: number): string {
  return share.toFixed(2);
}
