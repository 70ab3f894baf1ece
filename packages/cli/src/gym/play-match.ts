import { type AgentSetup, openAgent, prepareSide, type Side } from '@procur/negotiation-engine/agent';
import { type DealMap, judgeDeal, mapDeals } from '@procur/negotiation-engine/deal-map';
import type { Move } from '@procur/negotiation-engine/history';
import { playSession, type SessionResult } from '@procur/negotiation-engine/play-session';
import {
  compileProfile,
  type Parts,
  type Preferences,
  type Profile,
  utilityOf,
} from '@procur/negotiation-engine/profile';
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
  /** Share of both models' accuracy that is ours: (Kendall + 1) / 2 of our model over the sum of both, as the newest league scores it. */
  readonly concealment: number;
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
  const [first, second] = agents as [Player, Player];
  const result = playSession(first, second, { rounds });
  const models: [Parts, Parts] = [
    first.estimateOther({ moves: result.moves, round: result.rounds }),
    second.estimateOther({ moves: result.moves.map(seenFromSecond), round: result.rounds }),
  ];
  const session = { scenario, players, rounds, result, models };
  return [
    { ...scoreOf(session, 0), msPerTurn: first.msPerTurn() },
    { ...scoreOf(session, 1), msPerTurn: second.msPerTurn() },
  ];
}

function seenFromSecond(move: Move): Move {
  return { ...move, by: move.by === 'self' ? 'other' : 'self' };
}

type Session = Omit<Match, 'seed'> & { readonly result: SessionResult; readonly models: readonly [Parts, Parts] };

function scoreOf(session: Session, side: 0 | 1): Omit<Score, 'msPerTurn'> {
  const { scenario, players, rounds, result, models } = session;
  const other = side === 0 ? 1 : 0;
  const preferences = scenario.profiles.map((profile) => compileProfile(scenario.issues, profile));
  const utilities = preferences.map((one) =>
    result.agreement ? utilityOf(one, result.agreement) : one.reservation,
  ) as [number, number];
  const [mine, theirs] = [preferences[side] as Preferences, preferences[other] as Preferences];
  const utility = utilities[side];
  const map = mapOf(scenario);
  const best = sideOf({ issues: scenario.issues, profile: scenario.profiles[side] }).search.best.own;
  const kendall = rankCorrelation(scenario, theirs, models[side]);
  return {
    player: players[side],
    opponent: players[other],
    scenario: scenario.name,
    utility: utility * mine.discount ** ((result.rounds - 1) / rounds),
    advantage: (utility - mine.reservation) / Math.max(1e-9, best - mine.reservation),
    agreed: result.agreement !== null,
    feasible: map.feasible,
    ...judgeDeal(map, { own: utilities[0], other: utilities[1] }),
    rounds: result.rounds,
    pearson: valueCorrelation(scenario, theirs, models[side]),
    kendall,
    concealment: shareOf(kendall, rankCorrelation(scenario, mine, models[other])),
  };
}

/** Our share of the accuracy of both models, each scaled to 0 to 1; none when neither knows anything. */
function shareOf(ours: number, theirs: number): number {
  const [a, b] = [(ours + 1) / 2, (theirs + 1) / 2];
  return a + b > 0 ? a / (a + b) : 0;
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

function sideOf(setup: Pick<AgentSetup, 'issues' | 'profile'>): Side {
  const held = sides.get(setup.profile) ?? prepareSide(setup);
  sides.set(setup.profile, held);
  return held;
}
