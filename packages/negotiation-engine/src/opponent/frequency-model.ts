import { type Issue, valueCount } from '../issue.ts';
import type { Parts } from '../profile.ts';
import type { OpponentModel } from './opponent-model.ts';

/** How the model weighs what it sees; the defaults are the ones that measured best (docs/negotiation.md). */
export type FrequencySettings = {
  /** The k-th distinct offer counts k^−earliness: what is offered first is wanted most. */
  readonly earliness: number;
  /** Pseudo-count of every value, as share of all evidence: how surprising a value never named is. */
  readonly pseudoCount: number;
  /** Weight of the assumption that interests are opposed; all there is before the first offer, a trifle after ten. */
  readonly opposition: number;
  /** The same for issues in money, on which two sides practically never agree. */
  readonly oppositionOnMoney: number;
};

export const defaultFrequencySettings: FrequencySettings = {
  earliness: 0.75,
  pseudoCount: 0.1,
  opposition: 0.2,
  oppositionOnMoney: 15,
};

/**
 * Frequency model over distinct offers, read as log-odds: how much more often, and earlier, a value was named than chance
 * would have it. The log-odds give ratings and issue weights at once, since an issue that hardly varies gets the widest
 * range. Repeating an offer teaches nothing, so repeats are not counted.
 */
export function frequencyModel(
  issues: readonly Issue[],
  own: Parts,
  settings: FrequencySettings = defaultFrequencySettings,
): OpponentModel {
  const counts = own.map((parts) => new Float64Array(parts.length));
  const reach = issues.map(kernelReach);
  const prior = own.map((parts, i) => {
    const weight = issues[i]?.type === 'money' ? settings.oppositionOnMoney : settings.opposition;
    return opposed(parts).map((share) => share * weight);
  });
  const seen = new Set<string>();
  let total = 0;
  let estimate: Parts | undefined;
  return {
    observe(bid) {
      const key = Array.prototype.join.call(bid, ' ');
      if (seen.has(key)) return;
      seen.add(key);
      const weight = seen.size ** -settings.earliness;
      total += weight;
      counts.forEach((column, i) => {
        spread(column, bid[i] as number, { weight, reach: reach[i] as number });
      });
      estimate = undefined;
    },
    parts() {
      estimate ??= estimateParts({ counts, prior, total, settings });
      return estimate;
    },
    get evidence() {
      return seen.size;
    },
  };
}

// A price named once says nearly as much about the prices next to it; without this a cent-stepped issue never fills.
const finelyStepped = 12;
const reachShare = 0.1;

function kernelReach(issue: Issue): number {
  if (issue.type === 'choice' || issue.type === 'boolean') return 0;
  const count = valueCount(issue);
  return count > finelyStepped ? Math.ceil(count * reachShare) : 0;
}

function spread(column: Float64Array, value: number, { weight, reach }: { weight: number; reach: number }): void {
  const from = Math.max(0, value - reach);
  const to = Math.min(column.length - 1, value + reach);
  for (let at = from; at <= to; at++) {
    column[at] = (column[at] as number) + weight * (1 - Math.abs(at - value) / (reach + 1));
  }
}

/** What the other side would want if it wanted the contrary: 1 for our worst value, 0 for our best. */
function opposed(parts: Float64Array): Float64Array {
  const max = parts.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const min = parts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return max > min ? parts.map((part) => (max - part) / (max - min)) : parts.map(() => 0.5);
}

type Evidence = {
  readonly counts: readonly Float64Array[];
  readonly prior: readonly Float64Array[];
  readonly total: number;
  readonly settings: FrequencySettings;
};

function estimateParts({ counts, prior, total, settings }: Evidence): Parts {
  const raw = counts.map((column, i) => {
    const pseudo = Math.max(1e-9, (settings.pseudoCount * total) / column.length);
    const expected = prior[i] as Float64Array;
    return fromZero(column.map((count, v) => Math.log(1 + count / pseudo) + (expected[v] as number)));
  });
  const sum = raw.reduce((so, column) => so + highest(column), 0);
  return raw.map((column) => column.map((odds) => (sum > 0 ? odds / sum : 0)));
}

function fromZero(column: Float64Array): Float64Array {
  const least = column.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return column.map((odds) => odds - least);
}

function highest(column: Float64Array): number {
  return column.reduce((a, b) => Math.max(a, b), 0);
}
