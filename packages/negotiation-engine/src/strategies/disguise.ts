import type { OutcomeSearch } from '../outcome-search.ts';
import { type Parts, type Preferences, sumOfParts } from '../profile.ts';
import type { Clock, Proposal, TurnView } from './strategy.ts';

/** When offers are disguised, and at what cost. */
export type DisguiseSettings = {
  /** Sessions of at least and at most so many moves open with a disguised offer. */
  readonly fromMoves: number;
  readonly toMoves: number;
  /** Share of the moves, at the end, that is left to find a deal in. */
  readonly openShare: number;
  /** What the disguised offer may give up, as share of the way from best to reservation. */
  readonly cost: number;
};

/**
 * In a long session the early offers are hardly ever taken, and each different one teaches the other side more about us.
 * So one disguised offer, at least as good as theirs, is repeated until just enough moves are left. Not where waiting
 * costs: then early offers are meant. Nor in the longest: the hundreds of open moves at their end teach enough.
 */
export function disguiseAt(view: TurnView, settings: DisguiseSettings): Disguise | null {
  const { search, preferences, clock, history } = view;
  if (!isEarly(clock, settings) || preferences.discount < 1) return null;
  const disguise = disguiseOf(preferences, search, settings.cost * (search.best.own - preferences.reservation));
  return disguise && disguise.own >= (history.bestReceived?.utility ?? 0) ? disguise : null;
}

/** The proposal that repeats it; what is accepted does not change by it. */
export function proposeDisguise({ bid, own }: Disguise, acceptAt: number): Proposal {
  return { bid, target: own, low: own, high: own, candidates: [], acceptAt, acceptRule: 'next-bid' };
}

/** An offer that gives little away, and what it is worth to us. */
export type Disguise = { readonly bid: readonly number[]; readonly own: number };

function isEarly({ horizon, remaining }: Clock, { fromMoves, toMoves, openShare }: DisguiseSettings): boolean {
  return horizon >= fromMoves && horizon <= toMoves && remaining > openShare * horizon;
}

type Held = { readonly cost: number; readonly disguise: Disguise | null };

// It follows from our own side alone, so it stays the same for a whole session.
const disguises = new WeakMap<OutcomeSearch, Held>();

function disguiseOf(preferences: Preferences, search: OutcomeSearch, cost: number): Disguise | null {
  const held = disguises.get(search);
  if (held?.cost === cost) return held.disguise;
  const disguise = disguisedBest(preferences, search, cost);
  disguises.set(search, { cost, disguise });
  return disguise;
}

/**
 * An outcome of nearly our best utility with as many issues as possible at a value we do not care for: whoever counts our
 * values learns the wrong ones. The lightest issues are turned first, since each turned issue misleads as much as any
 * other and costs its weight. Null where utilities do not add up.
 */
export function disguisedBest(
  { parts, bonuses }: Preferences,
  { best, permitted }: OutcomeSearch,
  cost: number,
): Disguise | null {
  if (bonuses.length > 0) return null;
  const bid = [...best.bid];
  let left = cost;
  for (const issue of lightestFirst(parts)) {
    const worths = parts[issue] as Float64Array;
    const held = worths[bid[issue] as number] as number;
    let lowest = held;
    for (const value of permitted[issue] as Int32Array) {
      const worth = worths[value] as number;
      if (worth >= lowest || held - worth > left) continue;
      lowest = worth;
      bid[issue] = value;
    }
    left -= held - lowest;
  }
  return { bid, own: sumOfParts(parts, bid) };
}

function lightestFirst(parts: Parts): number[] {
  const weight = parts.map((worths) => worths.reduce((a, b) => Math.max(a, b), 0));
  return [...weight.keys()].sort((a, b) => (weight[a] as number) - (weight[b] as number));
}
