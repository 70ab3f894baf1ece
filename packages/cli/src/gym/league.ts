import { valueCount } from '@procur/negotiation-engine/issue';
import { playMatch, type Score } from './play-match.ts';
import { roster } from './roster.ts';
import type { Scenario } from './scenario.ts';
import { type Estimate, estimate } from './statistics.ts';

/** Everybody against everybody, both ways round. */
export type LeagueSettings = {
  readonly scenarios: readonly Scenario[];
  readonly rounds: number;
  readonly seed: number;
  /** Only sessions in which this player takes part; all when left out. */
  readonly only?: string;
};

/** One line of the league table. */
export type Standing = {
  readonly player: string;
  readonly utility: Estimate;
  readonly advantage: Estimate;
  /** Share of sessions with a deal among those where one was possible. */
  readonly agreement: number;
  readonly welfareShare: number;
  readonly nashDistance: number;
  readonly paretoDistance: number;
  readonly rounds: number;
  readonly pearson: number;
  readonly kendall: number;
  readonly msPerTurn: number;
};

/** Plays the league and ranks the players by own utility. */
export function playLeague({ scenarios, rounds, seed, only }: LeagueSettings): Standing[] {
  const players = Object.keys(roster);
  const scores: Score[] = [];
  for (const scenario of scenarios) {
    for (const first of players) {
      for (const second of players) {
        if (first === second || (only && first !== only && second !== only)) continue;
        scores.push(...playMatch({ scenario, players: [first, second], rounds, seed }));
      }
    }
  }
  return players
    .map((player) =>
      standing(
        player,
        scores.filter((score) => score.player === player),
      ),
    )
    .toSorted((a, b) => b.utility.mean - a.utility.mean);
}

/** Outcomes of a scenario. */
export function outcomeCount({ issues }: Scenario): number {
  return issues.reduce((product, issue) => product * valueCount(issue), 1);
}

function standing(player: string, scores: readonly Score[]): Standing {
  const mean = (of: (score: Score) => number, among = scores) => estimate(among.map(of)).mean;
  const deals = scores.filter((score) => score.agreed);
  return {
    player,
    utility: estimate(scores.map((score) => score.utility)),
    advantage: estimate(scores.map((score) => score.advantage)),
    agreement: mean(
      (score) => Number(score.agreed),
      scores.filter((score) => score.feasible),
    ),
    welfareShare: mean((score) => score.welfareShare),
    nashDistance: mean((score) => score.nashDistance),
    paretoDistance: mean((score) => score.paretoDistance, deals),
    rounds: mean((score) => score.rounds),
    pearson: mean((score) => score.pearson),
    kendall: mean((score) => score.kendall),
    msPerTurn: mean((score) => score.msPerTurn),
  };
}
