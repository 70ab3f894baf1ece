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
  readonly agreement: Estimate;
  readonly welfareShare: Estimate;
  readonly nashDistance: Estimate;
  /** Over sessions with a deal. */
  readonly paretoDistance: Estimate;
  readonly rounds: Estimate;
  readonly pearson: Estimate;
  readonly kendall: Estimate;
  readonly concealment: Estimate;
  readonly msPerTurn: Estimate;
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
  const over = (of: (score: Score) => number, among = scores) => estimate(among.map(of));
  const feasible = scores.filter((score) => score.feasible);
  const deals = scores.filter((score) => score.agreed);
  return {
    player,
    utility: over((score) => score.utility),
    advantage: over((score) => score.advantage),
    agreement: over((score) => Number(score.agreed), feasible),
    welfareShare: over((score) => score.welfareShare),
    nashDistance: over((score) => score.nashDistance),
    paretoDistance: over((score) => score.paretoDistance, deals),
    rounds: over((score) => score.rounds),
    pearson: over((score) => score.pearson),
    kendall: over((score) => score.kendall),
    concealment: over((score) => score.concealment),
    msPerTurn: over((score) => score.msPerTurn),
  };
}
