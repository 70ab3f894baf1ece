/**
 * How well tenders are read: `node services/documents/bench/quality-reading.ts [--data <folder>] [--json] [--show]`.
 * Renders purchase lines in many layouts and four formats, reads them, and compares. Data sets that are not there are
 * skipped; the purchases made up here are always measured.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureText } from '@procur/testing/measures';
import { measureNotations } from './reading/measure-notations.ts';
import { measureRenderedPurchases } from './reading/measure-rendered.ts';
import { measureSafety } from './reading/measure-safety.ts';
import { measureTerms } from './reading/measure-terms.ts';
import { measureUnfamiliar } from './reading/unfamiliar/measure-unfamiliar.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../../../shared/data') },
    json: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '30' },
  },
});

const { data, show, only, json } = options;
const rendering = { data, show, only, seed: Number(options.seed), count: Number(options.count) };
console.log(
  measureText(
    [
      ...(await measureRenderedPurchases(rendering)),
      ...(await measureUnfamiliar(rendering)),
      ...measureTerms(rendering.seed),
      ...(await measureNotations(data)),
      ...measureSafety(data),
    ],
    json,
  ),
);
