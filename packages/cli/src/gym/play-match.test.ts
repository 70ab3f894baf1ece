import { describe, expect, it } from 'vitest';
import { discounted } from './discounted.ts';
import { largeScenarios } from './large-scenarios.ts';
import { playLeague } from './league.ts';
import { drawLeague } from './league-plot.ts';
import { leagueTable } from './league-table.ts';
import { playMatch } from './play-match.ts';
import { procurementScenarios } from './procurement-scenarios.ts';
import type { Scenario } from './scenario.ts';

const [purchase] = procurementScenarios(1) as [Scenario];

describe('a match', () => {
  const [first, second] = playMatch({ scenario: purchase, players: ['steadfast', 'linear'], rounds: 20, seed: 1 });

  it('scores both sides of the same session', () => {
    expect([first.player, second.player]).toEqual(['steadfast', 'linear']);
    expect(first.agreed).toBe(second.agreed);
    expect(first.welfareShare).toBeCloseTo(second.welfareShare, 9);
    expect(first.concealment + second.concealment).toBeCloseTo(1, 9);
  });

  it('pays less for the same deal where waiting costs', () => {
    const costly = playMatch({
      scenario: discounted(purchase, 0.5),
      players: ['linear', 'linear'],
      rounds: 20,
      seed: 1,
    });
    const free = playMatch({ scenario: purchase, players: ['linear', 'linear'], rounds: 20, seed: 1 });
    expect(costly[0].utility).toBeLessThan(free[0].utility);
  });

  it('measures gains in non-linear spaces against what is really best', () => {
    const scenario = largeScenarios(2)[1] as Scenario;
    expect(scenario.profiles[0].bonuses?.length).toBeGreaterThan(0);
    const [score] = playMatch({ scenario, players: ['steadfast', 'conceder'], rounds: 5, seed: 1 });
    expect(score.advantage).toBeGreaterThan(0);
    expect(score.advantage).toBeLessThanOrEqual(1);
  });
});

describe('the league', () => {
  const standings = playLeague({ scenarios: [purchase], rounds: 5, seed: 1, only: 'steadfast' });

  it('prints every measure with its confidence interval', () => {
    const [head = '', line = ''] = leagueTable(standings).split('\n');
    expect(head.trim().split(/\s{2,}/)).toHaveLength(12);
    expect(line.match(/±/g)).toHaveLength(11);
  });

  it('draws every player', () => {
    const svg = drawLeague('purchases', standings);
    expect(svg.match(/<circle/g)).toHaveLength(standings.length);
    expect(svg).toContain('steadfast');
  });
});
