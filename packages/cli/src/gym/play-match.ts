import { type AgentSetup, openAgent, prepareSide, type Side } from '@procur/negotiation-engine/agent';
import { type DealMap, judgeDeal, mapDeals } from '@procur/negotiation-engine/deal-map';
import { playSession } from '@procur/negotiation-engine/play-session';
import { compileProfile, type Parts, type Profile, utilityOf } from '@procur/negotiation-engine/profile';
import { rankCorrelation, valueCorrelation } from './correlation.ts';
import { roster } from './roster.ts';
import type { Scenario } from './scenario.ts';

/** One session from the point of view of one of its players. */
export type Score = {
  readonly player: string;
  readonly opponent: string;
  readonly scenario: string;
  readonly utility: number;
  /** Gain over reservation as share of the best possible gain. */
  readonly advantage: number;
  readonly agreed: boolean;
  readonly feasible: boolean;
  readonly welfareShare: number;
  readonly nashDistance: number;
  readonly paretoDistance: number;
  readonly rounds: number;
  readonly pearson: number;
  readonly kendall: number;
  readonly msPerTurn: number;
};

export type Match = {
  readonly scenario: Scenario;
  readonly players: readonly [string, string];
  readonly rounds: number;
  readonly seed: number;
};

const maps = new Map<Scenario, DealMap>();

/** Plays one session and scores both players. */
export function playMatch({ scenario, players, rounds, seed }: Match): [Score, Score] {
  const agents = players.map((name, side) => openPlayer(name, { scenario, side, rounds, seed: seed + side }));
  const [first, second] = [agents[0] as Player, agents[1] as Player];
  const result = playSession(first, second, { rounds });
  const finished = (result.rounds - 1) / rounds;
  const score = (side: 0 | 1): Score => {
    const [own, other] = [scenario.profiles[side], scenario.profiles[side === 0 ? 1 : 0]];
    const [mine, theirs] = [compileProfile(scenario.issues, own), compileProfile(scenario.issues, other)];
    const utility = (preferences: typeof mine) =>
      result.agreement ? utilityOf(preferences, result.agreement) : preferences.reservation;
    const map = mapOf(scenario);
    const gained =
      side === 0 ? { own: utility(mine), other: utility(theirs) } : { own: utility(theirs), other: utility(mine) };
    const best = mine.parts.reduce((sum, parts) => sum + Math.max(...parts), 0);
    const agent = agents[side] as Player;
    const moves =
      side === 0
        ? result.moves
        : result.moves.map((move) => ({ ...move, by: move.by === 'self' ? ('other' as const) : ('self' as const) }));
    const model: Parts = agent.estimateOther({ moves, round: result.rounds });
    return {
      player: players[side],
      opponent: players[side === 0 ? 1 : 0],
      scenario: scenario.name,
      utility: utility(mine) * mine.discount ** finished,
      advantage: (utility(mine) - mine.reservation) / Math.max(1e-9, best - mine.reservation),
      agreed: result.agreement !== null,
      feasible: map.feasible,
      ...judgeDeal(map, gained),
      rounds: result.rounds,
      pearson: valueCorrelation(scenario, theirs.parts, model),
      kendall: rankCorrelation(scenario, theirs.parts, model),
      msPerTurn: agent.msPerTurn(),
    };
  };
  return [score(0), score(1)];
}

type Player = ReturnType<typeof openPlayer>;

function openPlayer(
  name: string,
  { scenario, side, rounds, seed }: { scenario: Scenario; side: number; rounds: number; seed: number },
) {
  const strategy = roster[name];
  if (!strategy) throw new Error(`no player ${name}; there are ${Object.keys(roster).join(', ')}`);
  const setup: AgentSetup = {
    issues: scenario.issues,
    profile: scenario.profiles[side] as AgentSetup['profile'],
    strategy: 'steadfast',
    rounds,
    seed,
  };
  const agent = openAgent(setup, { strategy, side: sideOf(setup) });
  let [turns, spent] = [0, 0];
  return {
    ...agent,
    decide(state: Parameters<typeof agent.decide>[0]) {
      const before = performance.now();
      const decision = agent.decide(state);
      spent += performance.now() - before;
      turns++;
      return decision;
    },
    msPerTurn: () => (turns > 0 ? spent / turns : 0),
  };
}

function mapOf(scenario: Scenario): DealMap {
  const held =
    maps.get(scenario) ?? mapDeals({ issues: scenario.issues, own: scenario.profiles[0], other: scenario.profiles[1] });
  maps.set(scenario, held);
  return held;
}

const sides = new Map<Profile, Side>();

function sideOf(setup: AgentSetup): Side {
  const held = sides.get(setup.profile) ?? prepareSide(setup);
  sides.set(setup.profile, held);
  return held;
}
