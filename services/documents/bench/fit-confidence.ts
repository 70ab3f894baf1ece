/**
 * Fits the log-odds of `src/domain/reading/confidence-weights.ts`: `node services/documents/bench/fit-confidence.ts`.
 * Reads rendered purchases in half of the layouts, and learns from what was seen how often a field is right. The other
 * layouts stay unseen; on them and on real purchases `quality-reading.ts` measures the error of the probabilities.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldKind, Signal } from '../src/domain/reading/confidence.ts';
import { countedWeights } from './reading/counted-readings.ts';
import { madeUpPurchases } from './reading/made-up-purchases.ts';
import { fittedLayouts, renderAndRead } from './reading/measure-rendered.ts';
import type { MeasuredField, Outcome } from './reading/score.ts';

/** Other purchases than those that are measured. */
const seeds = [71, 72, 73] as const;
const kindOf: Readonly<Partial<Record<MeasuredField, FieldKind>>> = {
  item: 'description',
  quantity: 'quantity',
  price: 'unitPrice',
};
/** A signal seen less often than this says nothing reliable. */
const fewestSeen = 25;
const steps = 3000;
const rate = 2;
/** Pulls weights towards zero, so that a signal that was never wrong does not claim certainty. */
const ridge = 0.0015;

const outcomes: Outcome[] = [];
for (const seed of seeds)
  outcomes.push(...(await renderAndRead(madeUpPurchases(24, seed), { seed, layouts: fittedLayouts })));
const weights = Object.fromEntries(
  Object.entries(kindOf).map(([field, kind]) => [
    kind,
    fit(outcomes.filter((outcome) => outcome.field === field && outcome.kind !== 'missed')),
  ]),
);
writeFileSync(join(import.meta.dirname, '../src/domain/reading/confidence-weights.ts'), sourceOf(weights));

type Weights = Readonly<Record<string, number>>;

/** Logistic regression by plain gradient descent: a few thousand rows, two dozen signals. */
function fit(rows: readonly Outcome[]): Weights {
  const counts = new Map<Signal, number>();
  for (const signal of rows.flatMap((row) => row.signals ?? [])) counts.set(signal, (counts.get(signal) ?? 0) + 1);
  const names = [
    'start',
    ...[...counts].filter(([, count]) => count >= fewestSeen && count < rows.length).map(([name]) => name),
  ];
  const matrix = rows.map((row) =>
    names.map((name) => (name === 'start' || row.signals?.includes(name as Signal) ? 1 : 0)),
  );
  const targets: number[] = rows.map((row) => (row.kind === 'right' ? 1 : 0));
  let weights = names.map(() => 0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = names.map(() => 0);
    matrix.forEach((row, at) => {
      const logit = row.reduce<number>((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
      const error = 1 / (1 + Math.exp(-logit)) - (targets[at] ?? 0);
      row.forEach((value, index) => {
        gradient[index] = (gradient[index] ?? 0) + error * value;
      });
    });
    weights = weights.map(
      (weight, index) => weight - rate * ((gradient[index] ?? 0) / rows.length + (index === 0 ? 0 : ridge * weight)),
    );
  }
  process.stdout.write(
    `${rows.length} rows, ${targets.reduce((sum, value) => sum + value, 0)} right: ${names.join(' ')}\n`,
  );
  return Object.fromEntries(names.map((name, index) => [name, Number((weights[index] ?? 0).toFixed(2))]));
}

function sourceOf(fitted: Readonly<Record<string, Weights>>): string {
  const lines = Object.entries(fitted).map(
    ([kind, weights]) =>
      `  ${kind}: {\n${Object.entries(weights)
        .map(([name, weight]) => `    ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: ${weight},`)
        .join('\n')}\n  },`,
  );
  return `/**
 * Log-odds that a field read with these signals is right. Written by \`bench/fit-confidence.ts\` from ${outcomes.length} outcomes on rendered
 * purchases; \`bench/quality-reading.ts\` prints the error of the probabilities on layouts that were not used here. Those of
 * deadlines and terms are shares right of counted readings (\`bench/reading/counted-readings.ts\`); codes and specifications
 * have no labelled readings.
 */
export const confidenceWeights = {
${lines.join('\n')}
${countedWeights()}
  code: { start: 3, 'far-word': -1 },
  specification: { start: 1.5 },
} as const;
`;
}
