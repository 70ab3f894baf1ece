/**
 * How well tenders are read: `node services/documents/bench/quality-reading.ts [--data <folder>] [--json] [--show]`.
 * Renders purchase lines in many layouts and four formats, reads them, and compares. Data sets that are not there are
 * skipped; the purchases made up here are always measured.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureRenderedPurchases } from './reading/measure-rendered.ts';
import { printMeasures } from './reading/print-measures.ts';

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

printMeasures(
  await measureRenderedPurchases({
    data: options.data,
    show: options.show,
    only: options.only,
    seed: Number(options.seed),
    count: Number(options.count),
  }),
  options.json,
);
