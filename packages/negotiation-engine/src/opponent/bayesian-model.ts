import type { Issue } from '../issue.ts';
import { type BidKey, bidKeys } from '../outcome-space.ts';
import type { Parts } from '../profile.ts';
import { cacheEstimate } from './estimate-cache.ts';
import type { OpponentModel } from './opponent-model.ts';

/** What the model believes before the first offer, and how it reads offers. */
export type BayesianSettings = {
  /** Levels at which the rating of a value and the weight of an issue may lie. */
  readonly levels: number;
  /** The other side is assumed to demand 1 at first and this much less at the end. */
  readonly concession: number;
  /** Standard deviation of the utility of an offer around the demand. */
  readonly spread: number;
  /** How much likelier a low rating is before anything was seen: most values are not the favourite one. */
  readonly scepticism: number;
  /** The same in favour of our own worst values where the issue is money, on which interests are opposed. */
  readonly oppositionOnMoney: number;
};

export const defaultBayesianSettings: BayesianSettings = {
  levels: 6,
  concession: 0.3,
  spread: 0.3,
  scepticism: 1.5,
  oppositionOnMoney: 6,
};

/**
 * Bayesian model in the manner of Hindriks and Tykhonov (2008): a distribution over rating levels for each value and over
 * weight levels for each issue, updated one at a time with the others at their expectation, from the assumption that each
 * new offer is worth to its maker about what a slow concession demands.
 */
export function bayesianModel(
  issues: readonly Issue[],
  own: Parts,
  settings: BayesianSettings = defaultBayesianSettings,
): OpponentModel {
  const beliefs = own.map((parts, i) => startBelief(parts, issues[i]?.type === 'money', settings));
  const keyOf = bidKeys(own.map((parts) => parts.length));
  const seen = new Set<BidKey>();
  const cache = cacheEstimate(() => expectedParts(beliefs));
  return {
    observe(bid, t) {
      const before = seen.size;
      seen.add(keyOf(bid));
      if (seen.size === before) return;
      update(beliefs, bid, { demand: 1 - settings.concession * t, spread: settings.spread });
      cache.renew(seen.size);
    },
    parts: cache.parts,
    steadyParts: cache.steadyParts,
    get evidence() {
      return seen.size;
    },
  };
}

/** Probabilities over levels 0 to 1: one distribution per value of the issue, and one for its weight. */
type Belief = { readonly ratings: readonly Float64Array[]; readonly weight: Float64Array };
type Reading = { readonly demand: number; readonly spread: number };

function startBelief(parts: Float64Array, isMoney: boolean, settings: BayesianSettings): Belief {
  const { levels, scepticism, oppositionOnMoney } = settings;
  const most = parts.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const least = parts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const ratings = Array.from(parts, (part) => {
    const opposed = most > least ? (most - part) / (most - least) : 0.5;
    const lean = isMoney ? oppositionOnMoney * (2 * opposed - 1) : -scepticism;
    return normalised(Float64Array.from({ length: levels }, (_, level) => Math.exp(lean * levelAt(level, levels))));
  });
  return { ratings, weight: new Float64Array(levels).fill(1 / levels) };
}

function update(beliefs: readonly Belief[], bid: ArrayLike<number>, reading: Reading): void {
  const weights = beliefs.map(({ weight }) => expected(weight));
  const ratings = beliefs.map(({ ratings: all }, i) => expected(all[bid[i] as number] as Float64Array));
  const total = weights.reduce((a, b) => a + b, 0);
  const value = weights.reduce((sum, weight, i) => sum + weight * (ratings[i] as number), 0);
  beliefs.forEach(({ ratings: all, weight: belief }, i) => {
    const [weight, rating] = [weights[i] as number, ratings[i] as number];
    const restValue = value - weight * rating;
    const restWeight = total - weight;
    weigh(all[bid[i] as number] as Float64Array, reading, (level) => (restValue + weight * level) / total);
    weigh(belief, reading, (level) => (restValue + level * rating) / Math.max(1e-9, restWeight + level));
  });
}

function weigh(belief: Float64Array, { demand, spread }: Reading, utilityAt: (level: number) => number): void {
  for (let level = 0; level < belief.length; level++) {
    const off = (utilityAt(levelAt(level, belief.length)) - demand) / spread;
    belief[level] = (belief[level] as number) * Math.exp(-0.5 * off * off);
  }
  normalised(belief);
}

function expectedParts(beliefs: readonly Belief[]): Parts {
  const parts = beliefs.map(({ ratings, weight }) => {
    const all = Float64Array.from(ratings, (rating) => expected(rating) * expected(weight));
    const least = all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return all.map((part) => part - least);
  });
  const sum = parts.reduce((total, column) => total + column.reduce((a, b) => Math.max(a, b), 0), 0);
  return parts.map((column) => column.map((part) => (sum > 0 ? part / sum : 0)));
}

function levelAt(level: number, levels: number): number {
  return level / (levels - 1);
}

function expected(belief: Float64Array): number {
  return belief.reduce((sum, probability, level) => sum + probability * levelAt(level, belief.length), 0);
}

// In place, and never to zero: a level once ruled out could not come back.
const leastProbability = 1e-6;

function normalised(belief: Float64Array): Float64Array {
  const sum = belief.reduce((a, b) => a + b, 0);
  for (let level = 0; level < belief.length; level++)
    belief[level] = Math.max(leastProbability, (belief[level] as number) / Math.max(Number.MIN_VALUE, sum));
  return belief;
}
