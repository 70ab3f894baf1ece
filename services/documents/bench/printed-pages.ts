/**
 * How well tables are read that a browser has printed, which nobody here drew:
 * `node services/documents/bench/printed-pages.ts [--data <folder>] [--json] [--verbose]`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Measure, measureText } from '@procur/testing/measures';
import { openBrowser } from '@procur/testing/open-browser';
import { extractDocument } from '../src/adapters/extraction/extract-document.ts';
import { defaultExtractionLimits } from '../src/adapters/extraction/extraction-limits.ts';
import { readRequirements } from '../src/domain/reading/read-requirements.ts';
import { layOut, purchaseFor } from './reading/layout.ts';
import { madeUpPurchases } from './reading/made-up-purchases.ts';
import type { Purchase } from './reading/purchase.ts';
import { realPurchases } from './reading/real-purchases.ts';
import { measuredFields, type Outcome, scoreReading, summarise } from './reading/score.ts';
import { tableLayouts } from './reading/table-layouts.ts';
import { pageStyles, webPage } from './reading/web-page.ts';
import { benchArguments } from './support/bench-arguments.ts';

/** Made-up purchases beside the real ones, and layouts of each. */
const [madeUp, layoutsEach, seed] = [24, 2, 77];
const aim = 0.95;

const { data, json, verbose } = benchArguments();
const outcomes = await printAndRead(purchases());
console.log(measureText(measuredFields.map(measureOf), json));

function purchases(): readonly Purchase[] {
  const file = join(data, 'ocds-real/cases.jsonl');
  return [...(existsSync(file) ? realPurchases(file) : []), ...madeUpPurchases(madeUp, seed)];
}

async function printAndRead(all: readonly Purchase[]): Promise<Outcome[]> {
  await using browser = await openBrowser();
  const page = await browser.newPage();
  const found: Outcome[] = [];
  for (let at = 0; at < all.length * layoutsEach; at += 1) {
    const layout = tableLayouts[at % tableLayouts.length] as (typeof tableLayouts)[number];
    const purchase = purchaseFor(all[Math.floor(at / layoutsEach)] as Purchase, layout);
    await page.setContent(webPage(layOut(purchase, layout, seed + at), pageStyles[at % pageStyles.length] as string));
    const bytes = await page.pdf({ preferCSSPageSize: true });
    const document = await extractDocument(bytes, 'tender.pdf', defaultExtractionLimits);
    const scored = scoreReading(readRequirements(document), purchase);
    if (verbose) show(`${purchase.name} ${layout}`, scored);
    found.push(...scored);
  }
  return found;
}

function show(name: string, scored: readonly Outcome[]): void {
  for (const { kind, field, detail } of scored)
    if (kind !== 'right') process.stdout.write(`${name} ${kind} ${field}: ${detail}\n`);
}

function measureOf(field: (typeof measuredFields)[number]): Measure {
  const { f1, precision, recall, count } = summarise(outcomes.filter((outcome) => outcome.field === field));
  return {
    measure: `tables printed by a browser: ${field} F1`,
    value: f1.toFixed(3),
    aim: `>= ${aim}`,
    kept: f1 >= aim,
    note: `P ${precision.toFixed(3)} R ${recall.toFixed(3)} of ${count}`,
  };
}
