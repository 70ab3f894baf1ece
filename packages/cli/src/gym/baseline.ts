import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Estimate, isSignificantlyWorse } from './statistics.ts';

/** Own utility of the default strategy by league, for example "purchases, 20 rounds". */
export type Baseline = Readonly<Record<string, Estimate>>;

const file = join(import.meta.dirname, 'baseline.json');

/** The committed figures. */
export function readBaseline(): Baseline {
  return JSON.parse(readFileSync(file, 'utf8')) as Baseline;
}

/** Replaces the figures of the leagues that were played and keeps the others. */
export function writeBaseline(now: Baseline): void {
  writeFileSync(file, `${JSON.stringify({ ...readBaseline(), ...now }, null, 2)}\n`);
}

/** The leagues in which the default strategy fell significantly behind the committed figures. */
export function regressions(now: Baseline, before: Baseline): string[] {
  return Object.entries(now).flatMap(([league, current]) => {
    const held = before[league];
    if (!held || !isSignificantlyWorse(current, held)) return [];
    return [`${league}: ${current.mean.toFixed(3)}, committed ${held.mean.toFixed(3)} ± ${held.half.toFixed(3)}`];
  });
}
