import { openAgent } from '@procur/negotiation-engine/agent';
import { mapDeals } from '@procur/negotiation-engine/deal-map';
import { drawDealMap } from '@procur/negotiation-engine/deal-map-svg';
import { playSession } from '@procur/negotiation-engine/play-session';
import { compileProfile, utilityOf } from '@procur/negotiation-engine/profile';
import { defaultStrategy, roster } from './roster.ts';
import type { Scenario } from './scenario.ts';

const plottedRounds = 30;

/** Draws the deal map with the path of offers of the default strategy against everybody. */
export function plotSessions(scenario: Scenario, seed: number): { opponent: string; svg: string }[] {
  const { issues, profiles } = scenario;
  const map = mapDeals({ issues, own: profiles[0], other: profiles[1] });
  const [mine, theirs] = [compileProfile(issues, profiles[0]), compileProfile(issues, profiles[1])];
  return Object.keys(roster)
    .filter((name) => name !== defaultStrategy)
    .map((opponent) => {
      const sides = [defaultStrategy, opponent].map((name, side) => {
        const strategy = roster[name] ?? roster[defaultStrategy];
        const setup = {
          issues,
          profile: side === 0 ? profiles[0] : profiles[1],
          strategy: defaultStrategy,
          rounds: plottedRounds,
          seed,
        };
        return openAgent(setup, strategy ? { strategy } : {});
      });
      const [us, them] = sides as [ReturnType<typeof openAgent>, ReturnType<typeof openAgent>];
      const { moves, agreement } = playSession(us, them, { rounds: plottedRounds });
      const at = (bid: readonly number[]) => ({ bid, own: utilityOf(mine, bid), other: utilityOf(theirs, bid) });
      const path = moves.map((move) => ({ by: move.by, ...at(move.bid) }));
      return {
        opponent,
        svg: drawDealMap(map, { title: `${defaultStrategy} and ${opponent}`, path, deal: agreement && at(agreement) }),
      };
    });
}
