import type { CostModel } from './cost-of-ownership.ts';
import { explain } from './explain-move.ts';
import type { Explanation } from './explanation.ts';
import { type Move, startHistory } from './history.ts';
import type { Issue } from './issue.ts';
import { checkMandate, type Mandate, type MandateVerdict, permittedValues, type ValueRule } from './mandate.ts';
import { frequencyModel } from './opponent/frequency-model.ts';
import type { OpponentModel } from './opponent/opponent-model.ts';
import { type OutcomeSearch, openSearch } from './outcome-search.ts';
import { type Bid, bidChecker, checkIssues, isSameBid } from './outcome-space.ts';
import { compileProfile, type Parts, type Preferences, type Profile, utilityOf } from './profile.ts';
import { seededRandom, turnSeed } from './random.ts';
import type { Clock, Proposal, Strategy, TurnView } from './strategies/strategy.ts';
import { nameOfStrategy, type StrategyChoice, strategyOf } from './strategies/strategy-by-name.ts';

/** Everything an agent is given before the first move. Plain JSON, private to its side. */
export type AgentSetup = {
  readonly issues: readonly Issue[];
  readonly profile: Profile;
  readonly strategy: StrategyChoice;
  /** Rounds in which each side moves once. */
  readonly rounds: number;
  readonly seed: number;
  readonly mandate?: Mandate;
  readonly cost?: CostModel;
  /** Values our own offers keep to, narrower than the mandate: what is worth asking for. Theirs may lie outside. */
  readonly asking?: Readonly<Record<string, ValueRule>>;
  /** True when this side may still accept the standing offer after the last round (`AgentState.closing`). */
  readonly hasClosingWord?: boolean;
};

/** The table as it stands. Plain JSON: persist it, and a session resumes after a crash with the very same decision. */
export type AgentState = {
  /** All offers in the order they were made. */
  readonly moves: readonly Move[];
  /** The round in which we are to move now, from 1. */
  readonly round: number;
  /** Share of the session gone by, when time and not rounds is what runs out. */
  readonly t?: number;
  /** Rounds of the session when they turn out to be others than the setup said. */
  readonly rounds?: number;
  /** True when the rounds are over and the only choice left is to accept the standing offer or to end. */
  readonly closing?: boolean;
};

/** What to do now. `needs-approval` as verdict means: a named person must confirm before this leaves the house. */
export type Decision = {
  readonly action: 'accept' | 'offer' | 'end';
  /** The offer made or accepted; null when the session ends. */
  readonly bid: Bid | null;
  readonly mandate: MandateVerdict;
  readonly explanation: Explanation;
};

/** One side of one negotiation. */
export type Agent = {
  /** Pure in effect: the decision depends on setup and state only, never on what was asked before. */
  decide(state: AgentState): Decision;
  /** Estimated preferences of the other side after the offers of `state`. */
  estimateOther(state: AgentState): Parts;
};

const freely: MandateVerdict = { verdict: 'allowed', breaches: [] };

/** A side's preferences with its outcomes ready to be searched; reusable for all sessions of the same side. */
export type Side = { readonly preferences: Preferences; readonly search: OutcomeSearch };

/** Prepares a side: milliseconds up to 200,000 outcomes. Throws `ScenarioError` on a setup that makes no sense. */
export function prepareSide(setup: Omit<AgentSetup, 'strategy' | 'rounds' | 'seed'>): Side {
  checkIssues(setup.issues);
  const preferences = compileProfile(setup.issues, setup.profile);
  return { preferences, search: openSearch(preferences, permittedToAsk(setup)) };
}

/** What may be given instead of being derived from the setup: a strategy of one's own, a side prepared before. */
export type AgentParts = { readonly strategy?: Strategy; readonly side?: Side };

/** Opens an agent; throws `ScenarioError` on a setup that makes no sense. */
export function openAgent(setup: AgentSetup, parts: AgentParts = {}): Agent {
  const { preferences, search } = parts.side ?? prepareSide(setup);
  const strategy = parts.strategy ?? strategyOf(setup.strategy);
  const fold = foldOf(setup, (bid) => utilityOf(preferences, bid), preferences.parts);
  const gate = (bid: Bid, round: number) =>
    setup.mandate ? checkMandate({ ...setup, mandate: setup.mandate }, { bid, round }) : freely;
  return {
    decide(state) {
      const { history, model } = fold(state.moves);
      const random = seededRandom(turnSeed(setup.seed, state.moves.length));
      const view: TurnView = { search, preferences, history, model, clock: clockOf(setup, state), random };
      return settle(view, strategy(view), {
        round: state.round,
        closing: state.closing === true,
        gate,
        strategy: nameOfStrategy(setup.strategy),
      });
    },
    estimateOther: (state) => fold(state.moves).model.parts(),
  };
}

type Settling = {
  readonly round: number;
  readonly closing: boolean;
  readonly gate: (bid: Bid, round: number) => MandateVerdict;
  readonly strategy: string;
};

/** Turns a proposal into a decision that keeps the mandate and never asks for less than what is already offered. */
function settle(view: TurnView, proposal: Proposal, settling: Settling): Decision {
  const clippedBy: string[] = [];
  const standing = view.history.received.at(-1);
  const accepting = standing && settling.gate(standing.bid, settling.round);
  const bid = offerWithin(view, proposal, { ...settling, clippedBy });
  const wanted =
    standing !== undefined &&
    standing.utility >= Math.min(proposal.acceptAt, utilityOf(view.preferences, bid ?? proposal.bid));
  const worthIt = standing !== undefined && standing.utility >= view.preferences.reservation;
  if (accepting?.verdict === 'refused' && wanted) clippedBy.push('mandate: their offer is outside it');
  const decided = (action: Decision['action'], mandate: MandateVerdict, chosen: Bid | null): Decision => ({
    action,
    bid: chosen,
    mandate,
    explanation: explain(view, proposal, {
      bid: bid ?? proposal.bid,
      clippedBy,
      strategy: settling.strategy,
      breaches: mandate.breaches,
    }),
  });
  if (standing && accepting && wanted && worthIt && accepting.verdict !== 'refused')
    return decided('accept', accepting, standing.bid);
  if (settling.closing || !bid || utilityOf(view.preferences, bid) < view.preferences.reservation)
    return decided('end', freely, null);
  return decided('offer', settling.gate(bid, settling.round), bid);
}

/** The proposed bid if the mandate allows it, else the nearest permitted candidate, else nothing. */
function offerWithin(
  view: TurnView,
  proposal: Proposal,
  { gate, round, clippedBy }: Settling & { clippedBy: string[] },
): Bid | undefined {
  const best = view.history.bestReceived;
  const tried = [proposal.bid, ...proposal.candidates.map((one) => one.bid), view.search.best.bid];
  if (best && best.utility > utilityOf(view.preferences, proposal.bid) && !isSameBid(best.bid, proposal.bid)) {
    clippedBy.push('never ask for less than was offered: their best offer is tabled again');
    tried.unshift(best.bid);
  }
  const allowed = tried.find((bid) => gate(bid, round).verdict !== 'refused');
  if (allowed !== tried[0]) clippedBy.push('mandate: the intended offer is outside it');
  return allowed;
}

function clockOf(setup: AgentSetup, { moves, round, t, closing, rounds = setup.rounds }: AgentState): Clock {
  const { hasClosingWord = false } = setup;
  const extra = hasClosingWord ? 1 : 0;
  return {
    t: t ?? Math.min(1, (round - 1) / Math.max(1, rounds)),
    remaining: closing ? 1 : Math.max(1, rounds - round + 1 + extra),
    horizon: rounds + extra,
    answers: closing === true || moves[0]?.by === 'other',
    hasClosingWord,
  };
}

function permittedToAsk({
  issues,
  mandate,
  asking = {},
}: Pick<AgentSetup, 'issues' | 'mandate' | 'asking'>): Int32Array[] {
  const mandated = permittedValues(issues, mandate);
  const asked = permittedValues(issues, { allowed: asking });
  return mandated.map((values, i) => {
    const both = values.filter((value) => (asked[i] as Int32Array).includes(value));
    return both.length > 0 ? both : values;
  });
}

type Folded = { readonly history: ReturnType<typeof startHistory>; readonly model: OpponentModel };

/**
 * Folds the moves into history and opponent model. A longer list that begins with the same moves continues from the last
 * fold, so that a thousand rounds do not cost a thousand replays; any other list is folded from the start.
 */
function foldOf(setup: AgentSetup, utility: (bid: Bid) => number, own: Parts): (moves: readonly Move[]) => Folded {
  let folded: Folded = { history: startHistory(), model: frequencyModel(setup.issues, own) };
  let taken: Move[] = [];
  const check = bidChecker(setup.issues);
  return (moves) => {
    if (taken.some((move, i) => move !== moves[i])) {
      folded = { history: startHistory(), model: frequencyModel(setup.issues, own) };
      taken = [];
    }
    for (const move of moves.slice(taken.length)) {
      check(move.bid);
      const t = move.t ?? Math.min(1, (move.round - 1) / Math.max(1, setup.rounds));
      folded.history.append(move.by, { bid: move.bid, utility: utility(move.bid), t });
      if (move.by === 'other') folded.model.observe(move.bid, t);
      taken.push(move);
    }
    return folded;
  };
}
