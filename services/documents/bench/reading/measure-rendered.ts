import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { extractDocument } from '../../src/adapters/extraction/extract-document.ts';
import { defaultExtractionLimits } from '../../src/adapters/extraction/extraction-limits.ts';
import { readRequirements } from '../../src/domain/reading/read-requirements.ts';
import { type LayoutName, layOut, proseLayouts, tableLayouts } from './layout.ts';
import { madeUpPurchases } from './made-up-purchases.ts';
import type { Measure } from './print-measures.ts';
import { Dice, type Purchase } from './purchase.ts';
import { realPurchases } from './real-purchases.ts';
import { calibrationError, measuredFields, type Outcome, scoreReading, summarise } from './score.ts';
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

/** Each purchase is rendered in every layout, in a format that changes from one to the next. */
export async function measureRenderedPurchases(options: Options): Promise<Measure[]> {
  const outcomes: Placed[] = [];
  const file = join(options.data, 'ocds-real/cases.jsonl');
  const sources = [
    ['made-up', madeUpPurchases(options.count, options.seed)],
    ['real', existsSync(file) ? realPurchases(file) : []],
  ] as const;
  for (const [source, purchases] of sources) {
    for (const [index, purchase] of purchases.entries()) {
      for (const [at, layout] of [...tableLayouts, ...proseLayouts].entries()) {
        for (const format of source === 'real' ? formats : [formats[(index + at) % 4] as Format]) {
          if (options.only !== '' && !`${source}/${format}/${layout}/${purchase.language}`.includes(options.only))
            continue;
          const found = await readOne(purchase, layout, format, options.seed * 1000 + index * 20 + at);
          const placed = found.map(
            (outcome): Placed => ({ ...outcome, format, layout, purchase: purchase.name, source }),
          );
          if (options.show) show(placed);
          outcomes.push(...placed);
        }
      }
    }
  }
  return report(outcomes);
}

async function readOne(purchase: Purchase, layout: LayoutName, format: Format, seed: number): Promise<Outcome[]> {
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
      if (ofShape.length > 0)
        measures.push({
          measure: `${source} lines in ${shape}: calibration error`,
          value: calibrationError(ofShape).toFixed(3),
          aim: '<= 0.05',
          kept: calibrationError(ofShape) <= 0.05,
        });
    }
  }
  return measures;
}
