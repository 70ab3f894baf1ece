import { type AcceptanceName, acceptingBy } from './acceptance/acceptance-by-name.ts';
import type { CostModel } from './cost-of-ownership.ts';
import type { Explanation } from './explanation.ts';
import type { Move } from './history.ts';
import type { Issue } from './issue.ts';
import { checkMandate, type Mandate, type MandateVerdict, permittedValues, type ValueRule } from './mandate.ts';
import type { Forecast } from './opponent/forecast.ts';
import { forecastByProcess } from './opponent/gaussian-process.ts';
import type { OpponentModelName } from './opponent/model-by-name.ts';
import { windowsOf } from './opponent/offer-windows.ts';
import { uncertaintyOf } from './opponent/opponent-model.ts';
import type { OpponentPrior } from './opponent/opponent-prior.ts';
import { forecastReservation } from './opponent/reservation-forecast.ts';
import { type Candidate, type OutcomeSearch, openSearch } from './outcome-search.ts';
import { type Bid, checkIssues } from './outcome-space.ts';
import { compileProfile, type Parts, type Preferences, type Profile } from './profile.ts';
import { seededRandom, turnSeed } from './random.ts';
import { settle, unlimited } from './settle-move.ts';
import type { Clock, Strategy, TurnView } from './strategies/strategy.ts';
import { nameOfStrategy, type StrategyChoice, strategyOf } from './strategies/strategy-by-name.ts';
import { readTranscripts } from './transcript.ts';

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
  /** Rule of acceptance beside the strategy's own; default `own`. */
  readonly acceptance?: AcceptanceName;
  /** Model of the other side's preferences; default `frequency`. */
  readonly opponentModel?: OpponentModelName;
  /** What is remembered of sessions like this one; nothing by default. */
  readonly prior?: OpponentPrior;
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

/** What is foreseen of the other side, each with its standard deviation; null before its first offer. */
export type Foresight = { readonly lastOffer: Forecast | null; readonly reservation: Forecast | null };

/** Distinct offers an estimate rests on, and half the width of the interval in which one outcome's value probably lies. */
export type EstimateTrust = { readonly offers: number; readonly uncertainty: number };

/** One side of one negotiation. */
export type Agent = {
  /** Pure in effect: the decision depends on setup and state only, never on what was asked before. */
  decide(state: AgentState): Decision;
  /** Estimated preferences of the other side after the offers of `state`. */
  estimateOther(state: AgentState): Parts;
  /** How sure that estimate is. */
  trustInEstimate(state: AgentState): EstimateTrust;
  /** How the other side is expected to end, from the offers of `state`: its last offer in our utility, its limit in its own. */
  foresee(state: AgentState): Foresight;
  /** The outcome of at least this own utility that the other side is estimated to like most; null when there is none. */
  demand(state: AgentState, utility: number): Candidate | null;
};

/** A side's preferences with its outcomes ready to be searched; reusable for all sessions of the same side. */
export type Side = { readonly preferences: Preferences; readonly search: OutcomeSearch };

/** Prepares a side: milliseconds up to 200,000 outcomes. Throws `ScenarioError` on a setup that makes no sense. */
export function prepareSide(setup: Omit<AgentSetup, 'strategy' | 'rounds' | 'seed'>): Side {
  checkIssues(setup.issues);
  const preferences = compileProfile(setup.issues, setup.profile);
  return { preferences, search: openSearch(preferences, permittedToAsk(setup)) };
}

/** What may be given instead of being derived from the setup, or beside it. */
export type AgentParts = {
  /** A strategy of one's own. */
  readonly strategy?: Strategy;
  /** A side prepared before. */
  readonly side?: Side;
  /** A check beside the mandate's; the stricter of both holds. */
  readonly check?: (bid: Bid) => MandateVerdict;
};

// Enough to find one that the mandate allows.
const demanded = 16;

/** Opens an agent; throws `ScenarioError` on a setup that makes no sense. */
export function openAgent(setup: AgentSetup, parts: AgentParts = {}): Agent {
  const { preferences, search } = parts.side ?? prepareSide(setup);
  const strategy = acceptingBy(setup.acceptance ?? 'own', parts.strategy ?? strategyOf(setup.strategy));
  const gate = stricterOf(gateOf(setup), parts.check);
  const mayTake = (bid: Bid, round: number) => gate(bid, round).verdict !== 'refused';
  const read = readTranscripts({ ...setup, preferences, mayTake });
  return {
    decide(state) {
      const { history, model } = read(state.moves);
      const random = seededRandom(turnSeed(setup.seed, state.moves.length));
      const { end: expectedEnd } = setup.prior ?? {};
      const turn = { search, preferences, history, model, clock: clockOf(setup, state), random };
      const view: TurnView = expectedEnd ? { ...turn, expectedEnd } : turn;
      return settle(view, strategy(view), {
        round: state.round,
        closing: state.closing === true,
        gate,
        strategy: nameOfStrategy(setup.strategy),
      });
    },
    estimateOther: (state) => read(state.moves).model.parts(),
    trustInEstimate(state) {
      const { model } = read(state.moves);
      return { offers: model.evidence, uncertainty: uncertaintyOf(model) };
    },
    foresee(state) {
      const { history, model } = read(state.moves);
      if (history.received.length === 0) return { lastOffer: null, reservation: null };
      return {
        lastOffer: forecastByProcess(windowsOf(history.received))(1),
        reservation: forecastReservation(history.received, model.parts()),
      };
    },
    demand(state, utility) {
      if (utility > search.best.own) return null;
      const query = { low: utility, high: search.best.own, other: read(state.moves).model.parts(), limit: demanded };
      return search.candidates(query).find(({ bid }) => gate(bid, state.round).verdict === 'allowed') ?? null;
    },
  };
}

function gateOf({ issues, mandate, cost }: AgentSetup): (bid: Bid, round: number) => MandateVerdict {
  if (!mandate) return () => unlimited;
  const context = { issues, mandate, ...(cost ? { cost } : {}) };
  return (bid, round) => checkMandate(context, { bid, round });
}

function stricterOf(
  gate: (bid: Bid, round: number) => MandateVerdict,
  check: AgentParts['check'],
): (bid: Bid, round: number) => MandateVerdict {
  if (!check) return gate;
  return (bid, round) => {
    const [one, other] = [gate(bid, round), check(bid)];
    if (other.verdict === 'allowed' || one.verdict === 'refused') return one;
    return other.verdict === 'refused' || one.verdict === 'allowed' ? other : one;
  };
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
