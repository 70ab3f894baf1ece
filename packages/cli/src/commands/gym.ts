import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { anacScenarios } from '../gym/anac-scenarios.ts';
import { type Baseline, readBaseline, regressions, writeBaseline } from '../gym/baseline.ts';
import { discounted } from '../gym/discounted.ts';
import { largeScenarios } from '../gym/large-scenarios.ts';
import { outcomeCount, playLeague, type Standing } from '../gym/league.ts';
import { drawLeague } from '../gym/league-plot.ts';
import { leagueTable } from '../gym/league-table.ts';
import { playManyVendors } from '../gym/many-vendors-report.ts';
import { plotSessions } from '../gym/plot-sessions.ts';
import { procurementScenarios } from '../gym/procurement-scenarios.ts';
import { playReferenceCases } from '../gym/reference-report.ts';
import { defaultStrategy } from '../gym/roster.ts';
import type { Scenario } from '../gym/scenario.ts';
import { print, printTitle } from '../terminal.ts';

type GymFlags = {
  readonly rounds: string;
  readonly scenarios: string;
  readonly largest: string;
  readonly seed: string;
  readonly plots: string;
  readonly tables: string;
  readonly all: boolean;
  readonly writeBaseline: boolean;
};

/** `procur gym`: all strategies and personalities against each other, and whether the default one got worse. */
export function addGym(program: Command): void {
  program
    .command('gym')
    .description('play all negotiation strategies against each other and compare with the committed figures')
    .option('--rounds <list>', 'rounds of a session, several leagues', '5,20,100')
    .option('--scenarios <count>', 'scenarios per league', '8')
    .option('--largest <outcomes>', 'leave out larger ANAC scenarios', '5000')
    .option('--seed <number>', 'seed of all sessions', '7')
    .option('--tables <count>', 'tables with several vendors, of each kind and number', '20')
    .option('--plots <folder>', 'where the plots go', '.procur/gym')
    .option('--all', 'rank everybody; without it only sessions of the default strategy are played', false)
    .option('--write-baseline', 'replace the committed figures', false)
    .action(runGym);
}

function runGym(flags: GymFlags): void {
  const now: Record<string, Baseline[string]> = {};
  for (const [name, scenarios] of leagues(flags)) {
    for (const rounds of flags.rounds.split(',').map(Number)) {
      const title = `${name}, ${rounds} rounds`;
      const mine = playAndPrint(title, { flags, scenarios, rounds }).find(({ player }) => player === defaultStrategy);
      if (mine) now[title] = mine.utility;
    }
  }
  printReferenceCases(Number(flags.seed));
  printManyVendors(flags);
  plot(flags);
  judge(now, flags);
}

type League = { readonly flags: GymFlags; readonly scenarios: readonly Scenario[]; readonly rounds: number };

function playAndPrint(title: string, { flags, scenarios, rounds }: League): readonly Standing[] {
  const only = flags.all ? {} : { only: defaultStrategy };
  const standings = playLeague({ scenarios, rounds, seed: Number(flags.seed), ...only });
  printTitle(`${title}, ${scenarios.length} scenarios`);
  print(leagueTable(flags.all ? standings : standings.filter(({ player }) => player === defaultStrategy)));
  if (flags.all) {
    mkdirSync(flags.plots, { recursive: true });
    writeFileSync(join(flags.plots, `${title.replaceAll(/[ ,]+/g, '-')}.svg`), drawLeague(title, standings));
  }
  return standings;
}

// Deals lose up to two fifths of their worth by waiting: enough to change who wins.
const discount = 0.6;

function leagues({ scenarios, largest }: GymFlags): [string, Scenario[]][] {
  const count = Number(scenarios);
  // Every n-th by name, so that the years are mixed.
  const small = anacScenarios().filter((scenario) => outcomeCount(scenario) <= Number(largest));
  const picked = small.filter((_, i) => i % Math.max(1, Math.floor(small.length / count)) === 0).slice(0, count);
  const own: [string, Scenario[]][] = [
    ['purchases', procurementScenarios(count)],
    ['large', largeScenarios(count)],
  ];
  if (picked.length === 0) return own;
  return [...own, ['ANAC', picked], ['ANAC discounted', picked.map((scenario) => discounted(scenario, discount))]];
}

function printReferenceCases(seed: number): void {
  printTitle('Reference cases');
  const results = playReferenceCases(seed);
  for (const { name, seller, price, savedPercent, rounds, kept } of results) {
    const deal = price === null ? 'no deal' : `${price.toFixed(2)}, ${savedPercent.toFixed(1)} % saved`;
    print(`  ${name}  ${seller.padEnd(13)} ${deal} in ${rounds} rounds${kept ? '' : '  MISSED'}`);
  }
  if (results.some(({ kept }) => !kept)) process.exitCode = 1;
}

function printManyVendors({ seed, tables }: GymFlags): void {
  printTitle(
    `One buyer, several vendors, ${tables} tables each: against the best of separate talks (share of the possible gain)`,
  );
  for (const { kind, vendors, separate, possible, gains } of playManyVendors(Number(seed), Number(tables))) {
    const told = gains.map(({ how, gain: { mean, half } }) => {
      const [gain, interval] = [mean, half].map((part) => ((part / separate) * 100).toFixed(1));
      const share = ((mean / Math.max(1e-9, possible - separate)) * 100).toFixed(0);
      return `${how} ${mean < 0 ? '' : '+'}${gain} % ±${interval} (${share} %)`;
    });
    print(
      `  ${kind.padEnd(12)} ${vendors} vendors  ${separate.toFixed(3)} of ${possible.toFixed(3)}  ${told.join('  ')}`,
    );
  }
}

function plot({ plots, seed }: GymFlags): void {
  mkdirSync(plots, { recursive: true });
  const [scenario] = procurementScenarios(1);
  const drawn = plotSessions(scenario as Scenario, Number(seed));
  for (const { opponent, svg } of drawn) writeFileSync(join(plots, `${opponent.replaceAll(' ', '-')}.svg`), svg);
  print(`\n${drawn.length} plots in ${plots}`);
}

function judge(now: Baseline, { writeBaseline: write }: GymFlags): void {
  if (write) {
    writeBaseline(now);
    print('baseline written');
    return;
  }
  const worse = regressions(now, readBaseline());
  for (const line of worse) print(`significantly worse: ${line}`);
  if (worse.length > 0) process.exitCode = 1;
  else print('not worse than the committed figures');
}
