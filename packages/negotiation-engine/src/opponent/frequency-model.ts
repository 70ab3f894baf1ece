import { type Issue, valueCount } from '../issue.ts';
import { type BidKey, bidKeys } from '../outcome-space.ts';
import type { Parts } from '../profile.ts';
import { cacheEstimate } from './estimate-cache.ts';
import type { OpponentModel } from './opponent-model.ts';
import { massOf, type OpponentPrior } from './opponent-prior.ts';

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

/** What differs from the defaults. */
export type FrequencyChoices = { readonly settings?: FrequencySettings; readonly prior?: OpponentPrior | undefined };

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
  { settings = defaultFrequencySettings, prior: remembered }: FrequencyChoices = {},
): OpponentModel {
  const counts = own.map((parts) => new Float64Array(parts.length));
  const reach = issues.map(kernelReach);
  const prior = own.map((parts, i) => {
    const weight = issues[i]?.type === 'money' ? settings.oppositionOnMoney : settings.opposition;
    return opposed(parts).map((share) => share * weight);
  });
  const keyOf = bidKeys(own.map((parts) => parts.length));
  const seen = new Set<BidKey>();
  const mass = massOf(remembered);
  recall(counts, reach, remembered);
  let total = mass;
  const cache = cacheEstimate(() => estimateParts({ counts, prior, total, settings }));
  return {
    observe(bid) {
      const before = seen.size;
      seen.add(keyOf(bid));
      if (seen.size === before) return;
      const weight = seen.size ** -settings.earliness;
      total += weight;
      for (let i = 0; i < counts.length; i++)
        spread(counts[i] as Float64Array, bid[i] as number, { weight, reach: reach[i] as number });
      cache.renew(seen.size);
    },
    parts: cache.parts,
    steadyParts: cache.steadyParts,
    get evidence() {
      return seen.size;
    },
    remembered: mass,
  };
}

// Counted as if they had been made before the first offer, together as many as the prior counts like. Money stays out: the
// price of another deal says nothing about the order in which the other side likes prices.
function recall(counts: readonly Float64Array[], reach: readonly number[], prior: OpponentPrior | undefined): void {
  const offers = prior?.offers ?? [];
  const scale =
    massOf(prior) /
    Math.max(
      1e-9,
      offers.reduce((sum, { weight }) => sum + weight, 0),
    );
  for (const { bid, weight } of offers)
    counts.forEach((column, i) => {
      const value = bid[i] ?? null;
      if (value !== null && value < column.length)
        spread(column, value, { weight: weight * scale, reach: reach[i] ?? 0 });
    });
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
  if (reach === 0) {
    column[value] = (column[value] as number) + weight;
    return;
  }
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
  let sum = 0;
  const raw = counts.map((column, i) => {
    const odds = logOdds(
      column,
      prior[i] as Float64Array,
      Math.max(1e-9, (settings.pseudoCount * total) / column.length),
    );
    sum += highest(odds);
    return odds;
  });
  for (const column of raw)
    for (let v = 0; v < column.length; v++) column[v] = sum > 0 ? (column[v] as number) / sum : 0;
  return raw;
}

/** Log-odds of each value against chance plus what was expected of it, the least of them 0. */
function logOdds(column: Float64Array, expected: Float64Array, pseudo: number): Float64Array {
  const odds = new Float64Array(column.length);
  let least = Number.POSITIVE_INFINITY;
  for (let v = 0; v < column.length; v++) {
    const count = column[v] as number;
    const value = (count > 0 ? Math.log(1 + count / pseudo) : 0) + (expected[v] as number);
    odds[v] = value;
    if (value < least) least = value;
  }
  for (let v = 0; v < odds.length; v++) odds[v] = (odds[v] as number) - least;
  return odds;
}

function highest(column: Float64Array): number {
  let most = 0;
  for (let v = 0; v < column.length; v++) if ((column[v] as number) > most) most = column[v] as number;
  return most;
}
