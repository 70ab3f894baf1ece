import { confidenceWeights } from './confidence-weights.ts';

/** What was seen while a field was read; each makes it likelier or less likely that the field is right. */
export const signals = [
  'named-column',
  'guessed-column',
  'form',
  'entry-first',
  'entry-last',
  'sentence',
  'series',
  'model',
  'known-unit',
  'no-unit',
  'unknown-unit',
  'ambiguous-number',
  'range',
  'number-word',
  'row-adds-up',
  'row-does-not-add-up',
  'has-price',
  'has-currency',
  'no-currency',
  'long-name',
  'short-name',
  'lower-case-name',
  'has-position',
  'near-word',
  'far-word',
  'anchored',
  'ambiguous-date',
  'labelled',
] as const;
export type Signal = (typeof signals)[number];

export const fieldKinds = [
  'description',
  'quantity',
  'unitPrice',
  'deadline',
  'term',
  'criterion',
  'place',
  'contact',
  'code',
  'specification',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

type Weights = Readonly<Partial<Record<Signal | 'start', number>>>;

/** No reading is certain, and none that was kept is hopeless. */
const bounds = { least: 0.02, most: 0.995 } as const;

/** The share of readings with these signals that turned out right when the weights were fitted. */
export function confidenceOf(kind: FieldKind, seen: readonly Signal[]): number {
  const weights: Weights = confidenceWeights[kind];
  const logit = seen.reduce((sum, signal) => sum + (weights[signal] ?? 0), weights.start ?? 0);
  const probability = 1 / (1 + Math.exp(-logit));
  return Math.round(Math.min(bounds.most, Math.max(bounds.least, probability)) * 1000) / 1000;
}
