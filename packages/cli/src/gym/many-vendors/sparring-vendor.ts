import { type AgentSetup, type Decision, openAgent, prepareSide, type Side } from '@procur/negotiation-engine/agent';
import type { Move } from '@procur/negotiation-engine/history';
import { personalityNames } from '@procur/negotiation-engine/personality';
import type { Random } from '@procur/negotiation-engine/random';
import type { StrategyChoice } from '@procur/negotiation-engine/strategies/strategy-by-name';
import { profileFromWorth, type Worth } from '@procur/negotiation-engine/worth-profile';
import { issues, normalTerms, purchase } from './purchase-table.ts';

/**
 * How vendors of a table behave: the engine's personalities, which take anything above their floor at their last word; the
 * same keeping 10 to 40 per cent of the way from list to floor until they are truly told that somebody is ahead; time curves
 * that end short of the floor; tit for tat; MiCRO.
 */
export const vendorKinds = ['personality', 'holding', 'time', 'tit-for-tat', 'micro'] as const;
export type VendorKind = (typeof vendorKinds)[number];

/** A vendor as one table draws it. */
export type SparringVendor = {
  readonly side: Side;
  readonly floor: number;
  /** Its answer to what was said, from its own side; `pace` is the round it acts in when it is asked for its best offer. */
  readonly answer: (moves: readonly Move[], at: { round: number; isBehind: boolean; pace?: number }) => Decision;
};

const worth: Readonly<Record<string, Worth>> = {
  unit_price: { perUnit: 1 },
  term_months: { byValue: { 12: -20, 24: -8, 36: 0 } },
  payment_days: { byValue: { 14: 2, 30: 0, 60: -8 } },
  support_level: { byValue: { premium: -12 } },
};

/** Draws a vendor with a floor between 1,020 and 1,108. */
export function drawVendor(kind: VendorKind, random: Random, seed: number): SparringVendor {
  const floor = 1020 + 2 * Math.floor(random() * 45);
  const held = kind === 'holding' ? 0.1 + 0.3 * random() : 0;
  const lowestAlone = 2 * Math.round((floor + held * (purchase.listPrice - floor)) / 2);
  const choose = strategyOf(kind, random);
  const open = (least: number, isBehind: boolean) => {
    const prepared = prepare(least);
    const setup: AgentSetup = { ...prepared.setup, strategy: choose(isBehind), rounds: purchase.rounds, seed };
    return openAgent(setup, { side: prepared.side });
  };
  const [alone, behind] = [open(lowestAlone, false), open(floor, true)];
  return {
    side: prepare(floor).side,
    floor,
    answer: (moves, { round, isBehind, pace = 0 }) =>
      (isBehind ? behind : alone).decide({ moves, round: Math.max(round, pace) }),
  };
}

type Choose = (isBehind: boolean) => StrategyChoice;

function strategyOf(kind: VendorKind, random: Random): Choose {
  switch (kind) {
    case 'personality':
    case 'holding': {
      const personality = oneOf(personalityNames, random) ?? 'strategic';
      const situation = { quarterProgress: 0.4, idleCapacity: 0.2 };
      return (isBehind) => ({ personality, situation: { ...situation, competition: isBehind ? 1 : 0 } });
    }
    case 'time': {
      const exponent = oneOf([0.3, 1, 2], random) ?? 1;
      const curve = { exponent, start: 0, end: 0.7 + 0.25 * random(), band: 0.05 };
      return () => ({ curve });
    }
    case 'tit-for-tat': {
      const name = oneOf(['behaviour', 'nice-tit-for-tat', 'hybrid'] as const, random) ?? 'hybrid';
      return () => name;
    }
    case 'micro':
      return () => 'micro';
  }
}

function oneOf<T>(values: readonly T[], random: Random): T | undefined {
  return values[Math.floor(random() * values.length)];
}

type Prepared = { readonly setup: Omit<AgentSetup, 'strategy' | 'rounds' | 'seed'>; readonly side: Side };

// Floors lie on the grid of prices, so a few dozen sides serve all tables.
const preparedByFloor = new Map<number, Prepared>();

function prepare(floor: number): Prepared {
  const known = preparedByFloor.get(floor);
  if (known) return known;
  const allowed = { unit_price: { min: `${floor}.00` } };
  const limit = { ...normalTerms, unit_price: `${floor}.00` };
  const profile = profileFromWorth({ issues, worth, limit, allowed });
  const setup = { issues, profile, mandate: { version: 1, allowed, maxRounds: purchase.rounds } };
  const prepared = { setup, side: prepareSide(setup) };
  preparedByFloor.set(floor, prepared);
  return prepared;
}
