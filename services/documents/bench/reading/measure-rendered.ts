import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '@procur/testing/measures';
import { extractDocument } from '../../src/adapters/extraction/extract-document.ts';
import { defaultExtractionLimits } from '../../src/adapters/extraction/extraction-limits.ts';
import { readRequirements } from '../../src/domain/reading/read-requirements.ts';
import { Dice } from './dice.ts';
import { type LayoutName, layOut, purchaseFor } from './layout.ts';
import { madeUpPurchases } from './made-up-purchases.ts';
import { proseLayouts } from './prose-layouts.ts';
import type { Purchase } from './purchase.ts';
import { realPurchases } from './real-purchases.ts';
import { calibrationError, measuredFields, type Outcome, scoreReading, summarise } from './score.ts';
import { tableLayouts } from './table-layouts.ts';
import { type Format, formats, writeDocument } from './write-formats.ts';

export type Options = {
  readonly data: string;
  readonly show: boolean;
  readonly only: string;
  readonly seed: number;
  readonly count: number;
};
type Placed = Outcome & {
  readonly format: Format;
  readonly layout: LayoutName;
  readonly purchase: string;
  readonly source: 'real' | 'made-up';
};

const aims = { tables: 0.95, prose: 0.9 } as const;

/** Layouts that the confidences were fitted on; the others were kept unseen and tell whether the confidences hold. */
export const fittedLayouts: readonly LayoutName[] = [
  'plain',
  'headless',
  'sections',
  'unit-in-quantity',
  'numbered-entries',
  'sentences',
  'label-blocks',
  'lots',
  'notes-below',
  'to-be-priced',
  'series',
];
const allLayouts: readonly LayoutName[] = [...tableLayouts, ...proseLayouts];

/** Each purchase is rendered in every layout, in a format that changes from one to the next. */
export async function measureRenderedPurchases(options: Options): Promise<Measure[]> {
  const file = join(options.data, 'ocds-real/cases.jsonl');
  const madeUp = await renderAndRead(madeUpPurchases(options.count, options.seed), options);
  const real = existsSync(file) ? await renderAndRead(realPurchases(file), { ...options, isEveryFormat: true }) : [];
  const outcomes: Placed[] = [
    ...madeUp.map((outcome) => ({ ...outcome, source: 'made-up' as const })),
    ...real.map((outcome) => ({ ...outcome, source: 'real' as const })),
  ];
  if (options.show) show(outcomes);
  return report(outcomes);
}

type Rendering = {
  readonly seed: number;
  readonly layouts?: readonly LayoutName[];
  readonly only?: string;
  readonly isEveryFormat?: boolean;
};
type Rendered = Omit<Placed, 'source'>;

export async function renderAndRead(purchases: readonly Purchase[], rendering: Rendering): Promise<Rendered[]> {
  const outcomes: Rendered[] = [];
  for (const [index, purchase] of purchases.entries()) {
    for (const layout of rendering.layouts ?? allLayouts) {
      const at = allLayouts.indexOf(layout);
      for (const format of rendering.isEveryFormat ? formats : [formats[(index + at) % formats.length] as Format]) {
        if (!`${purchase.name}/${format}/${layout}/${purchase.language}`.includes(rendering.only ?? '')) continue;
        const found = await readOne(purchase, layout, format, rendering.seed * 1000 + index * 20 + at);
        outcomes.push(...found.map((outcome) => ({ ...outcome, format, layout, purchase: purchase.name })));
      }
    }
  }
  return outcomes;
}

async function readOne(whole: Purchase, layout: LayoutName, format: Format, seed: number): Promise<Outcome[]> {
  const purchase = purchaseFor(whole, layout);
  const bytes = await writeDocument(layOut(purchase, layout, seed), format, new Dice(seed));
  const document = await extractDocument(bytes, `tender.${format}`, defaultExtractionLimits);
  return scoreReading(readRequirements(document), purchase);
}

function show(outcomes: readonly Placed[]): void {
  for (const { kind, field, detail, format, layout, purchase } of outcomes)
    if (kind !== 'right') process.stdout.write(`${purchase} ${layout} ${format} ${kind} ${field}: ${detail}\n`);
}

function report(outcomes: readonly Placed[]): Measure[] {
  const isTable = ({ layout }: Placed) => (tableLayouts as readonly string[]).includes(layout);
  const measures: Measure[] = [];
  for (const source of ['real', 'made-up'] as const) {
    for (const shape of ['tables', 'prose'] as const) {
      const ofShape = outcomes.filter(
        (outcome) => outcome.source === source && isTable(outcome) === (shape === 'tables'),
      );
      for (const field of measuredFields) {
        const ofField = ofShape.filter((outcome) => outcome.field === field);
        if (ofField.length === 0) continue;
        const { f1, precision, recall, count } = summarise(ofField);
        const perFormat = formats.map(
          (format) => `${format} ${summarise(ofField.filter((outcome) => outcome.format === format)).f1.toFixed(3)}`,
        );
        measures.push({
          measure: `${source} lines in ${shape}: ${field} F1`,
          value: f1.toFixed(3),
          aim: `>= ${aims[shape]}`,
          kept: f1 >= aims[shape],
          note: `P ${precision.toFixed(3)} R ${recall.toFixed(3)} of ${count}; ${perFormat.join(', ')}`,
        });
      }
      const unseen = ofShape.filter((outcome) => source === 'real' || !fittedLayouts.includes(outcome.layout));
      if (unseen.length > 0)
        measures.push({
          measure: `${source} lines in ${shape}: calibration error of unseen layouts`,
          value: calibrationError(unseen).toFixed(3),
          aim: '<= 0.05',
          kept: calibrationError(unseen) <= 0.05,
          note: `of ${unseen.filter(({ kind }) => kind !== 'missed').length} fields; claimed ${meanClaim(unseen)}, right ${summarise(unseen).precision.toFixed(3)}`,
        });
    }
  }
  return measures;
}

function meanClaim(outcomes: readonly Placed[]): string {
  const claimed = outcomes.filter((outcome) => outcome.kind !== 'missed');
  return (claimed.reduce((sum, { confidence }) => sum + confidence, 0) / (claimed.length || 1)).toFixed(3);
}
