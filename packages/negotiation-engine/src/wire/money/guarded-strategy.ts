import type { Issue } from '../../issue.ts';
import { valueCount } from '../../issue.ts';
import type { MandateVerdict } from '../../mandate.ts';
import type { Bid } from '../../outcome-space.ts';
import { utilityOf } from '../../profile.ts';
import type { Strategy, TurnView } from '../../strategies/strategy.ts';

/** What a strategy's offers have to keep. */
export type Guard = {
  readonly issues: readonly Issue[];
  /** The issues that the guard looks at. */
  readonly watched: readonly number[];
  readonly check: (bid: Bid) => MandateVerdict;
};

// A few hundred prices times a few terms; beyond it only the first watched issue, the price, is varied.
const mostCombinations = 20_000;

/**
 * The strategy, with offers that the guard forbids replaced by the nearest it lets pass: first among what the strategy
 * weighed, then the same offer with other values of the watched issues, worth at least as much where there is one.
 */
export function guardedStrategy(strategy: Strategy, guard: Guard): Strategy {
  const passes = (bid: Bid) => guard.check(bid).verdict !== 'refused';
  return (view) => {
    const proposal = strategy(view);
    if (passes(proposal.bid)) return proposal;
    const weighed = proposal.candidates.find(({ bid }) => passes(bid))?.bid;
    const bid = weighed ?? repaired(view, proposal.bid, { ...guard, passes });
    return bid ? { ...proposal, bid } : proposal;
  };
}

type Repair = Guard & { readonly passes: (bid: Bid) => boolean };

function repaired({ preferences, search }: TurnView, bid: Bid, { issues, watched, passes }: Repair): Bid | undefined {
  const wanted = utilityOf(preferences, bid);
  let found: { readonly bid: Bid; readonly own: number } | undefined;
  for (const candidate of variations(bid, varied(watched, issues), search.permitted)) {
    const own = utilityOf(preferences, candidate);
    if ((found && !isNearer(own, found.own, wanted)) || !passes(candidate)) continue;
    found = { bid: [...candidate], own };
  }
  return found?.bid;
}

// Least above what was wanted; where there is nothing, the most.
function isNearer(own: number, held: number, wanted: number): boolean {
  if (own >= wanted) return held < wanted || own < held;
  return held < wanted && own > held;
}

function varied(watched: readonly number[], issues: readonly Issue[]): readonly number[] {
  const count = watched.reduce((product, at) => product * valueCount(issues[at] as Issue), 1);
  return count <= mostCombinations ? watched : watched.slice(0, 1);
}

/** One bid, changed in place: whoever keeps it copies it. */
function* variations(bid: Bid, places: readonly number[], permitted: readonly Int32Array[]): Generator<Bid> {
  const changed = [...bid];
  function* vary(depth: number): Generator<Bid> {
    const place = places[depth];
    if (place === undefined) {
      yield changed;
      return;
    }
    for (const value of permitted[place] as Int32Array) {
      changed[place] = value;
      yield* vary(depth + 1);
    }
  }
  yield* vary(0);
}
