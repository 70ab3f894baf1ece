import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '@procur/testing/measures';
import { extractDocument } from '../../../src/adapters/extraction/extract-document.ts';
import { defaultExtractionLimits } from '../../../src/adapters/extraction/extraction-limits.ts';
import { readRequirements } from '../../../src/domain/reading/read-requirements.ts';
import { Dice } from '../dice.ts';
import { madeUpPurchases } from '../made-up-purchases.ts';
import type { Purchase } from '../purchase.ts';
import { realPurchases } from '../real-purchases.ts';
import { calibrationError, measuredFields, type Outcome, scoreReading, summarise } from '../score.ts';
import {
  heldOutLayouts,
  isUnfamiliarTable,
  layOutUnfamiliar,
  type UnfamiliarLayout,
  unfamiliarLayouts,
  unfamiliarPurchaseFor,
} from './layout.ts';
import { htmlOf, mailOf } from './write-mail.ts';
import { docxOf, xlsxOf } from './write-office.ts';
import { pdfOf } from './write-page.ts';
import { textOf } from './write-text.ts';

export const unfamiliarFormats = ['txt', 'docx', 'xlsx', 'pdf', 'html', 'eml'] as const;
type Format = (typeof unfamiliarFormats)[number];

export type Options = {
  readonly data: string;
  readonly show: boolean;
  readonly only: string;
  readonly seed: number;
  readonly count: number;
  readonly layouts?: readonly UnfamiliarLayout[];
};
export type Placed = Outcome & {
  readonly format: Format;
  readonly layout: UnfamiliarLayout;
  readonly purchase: string;
};

/** Purchases in layouts, figures and formats of a second hand; real lines where the data is there. */
export async function measureUnfamiliar(options: Options): Promise<Measure[]> {
  const outcomes = await readUnfamiliar(options);
  if (options.show)
    for (const { kind, field, detail, format, layout, purchase } of outcomes)
      if (kind !== 'right') process.stdout.write(`${purchase} ${layout} ${format} ${kind} ${field}: ${detail}\n`);
  const isIn = (isTable: boolean, isHeldOut: boolean) => (outcome: Placed) =>
    isUnfamiliarTable(outcome.layout) === isTable && heldOutLayouts.has(outcome.layout) === isHeldOut;
  return [
    ...measuresOf('unfamiliar tables', outcomes.filter(isIn(true, false)), 0.95),
    ...measuresOf('unfamiliar tables, held out', outcomes.filter(isIn(true, true)), 0.95),
    ...measuresOf('unfamiliar prose', outcomes.filter(isIn(false, false)), 0.9),
    ...measuresOf('unfamiliar prose, held out', outcomes.filter(isIn(false, true)), 0.9),
  ];
}

export async function readUnfamiliar(options: Options): Promise<Placed[]> {
  const file = join(options.data, 'ocds-real/cases.jsonl');
  const real = existsSync(file) ? realPurchases(file) : [];
  const purchases = [...madeUpPurchases(options.count, options.seed + 500), ...real];
  const outcomes: Placed[] = [];
  for (const [index, purchase] of purchases.entries())
    for (const [at, layout] of (options.layouts ?? unfamiliarLayouts).entries()) {
      const format = unfamiliarFormats[(index + at) % unfamiliarFormats.length] as Format;
      if (!`${purchase.name}/${format}/${layout}/${purchase.language}`.includes(options.only)) continue;
      const found = await readOne(purchase, { layout, format, seed: options.seed * 5000 + index * 40 + at });
      outcomes.push(...found.map((outcome) => ({ ...outcome, format, layout, purchase: purchase.name })));
    }
  return outcomes;
}

type Rendering = { readonly layout: UnfamiliarLayout; readonly format: Format; readonly seed: number };

async function readOne(whole: Purchase, { layout, format, seed }: Rendering): Promise<Outcome[]> {
  const purchase = unfamiliarPurchaseFor(whole, layout);
  const bytes = await unfamiliarFile(purchase, { layout, format, seed });
  const document = await extractDocument(bytes, `tender.${format}`, defaultExtractionLimits);
  return scoreReading(readRequirements(document), purchase);
}

/** The purchase in one layout and format. */
export async function unfamiliarFile(purchase: Purchase, { layout, format, seed }: Rendering): Promise<Uint8Array> {
  const parts = layOutUnfamiliar(purchase, layout, seed);
  const dice = new Dice(seed + 1);
  switch (format) {
    case 'txt':
      return Buffer.from(textOf(parts, dice));
    case 'docx':
      return docxOf(parts, dice);
    case 'xlsx':
      return xlsxOf(parts, dice);
    case 'pdf':
      return await pdfOf(parts, dice);
    case 'html':
      return Buffer.from(htmlOf(parts));
    case 'eml':
      return Buffer.from(mailOf(purchase.title, textOf(parts, dice)));
  }
}

function measuresOf(name: string, outcomes: readonly Placed[], aim: number): Measure[] {
  if (outcomes.length === 0) return [];
  const fields = measuredFields.map((field): Measure => {
    const ofField = outcomes.filter((outcome) => outcome.field === field);
    const { f1, precision, recall, count } = summarise(ofField);
    const perFormat = unfamiliarFormats.map(
      (format) => `${format} ${summarise(ofField.filter((outcome) => outcome.format === format)).f1.toFixed(3)}`,
    );
    return {
      measure: `${name}: ${field} F1`,
      value: f1.toFixed(3),
      aim: `>= ${aim}`,
      kept: f1 >= aim,
      note: `P ${precision.toFixed(3)} R ${recall.toFixed(3)} of ${count}; ${perFormat.join(', ')}`,
    };
  });
  const error = calibrationError(outcomes);
  return [
    ...fields,
    { measure: `${name}: calibration error`, value: error.toFixed(3), aim: '<= 0.05', kept: error <= 0.05 },
  ];
}
