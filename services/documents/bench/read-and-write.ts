import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultExtractionLimits } from '../src/adapters/extraction/extraction-limits.ts';
import { ExtractionPool } from '../src/adapters/extraction/extraction-pool.ts';
import { contractPdf } from '../src/adapters/pdf/contract-pdf.ts';
import { quotationPdf } from '../src/adapters/pdf/quotation-pdf.ts';
import { aContract, aQuotation } from '../test/support/papers.ts';

/** Prints how long a ten-page tender takes to read, cold and warm, and how many papers are written in a second. */
const tender = join(import.meta.dirname, '../../../samples/office-rfp.pdf');

await using pool = new ExtractionPool(defaultExtractionLimits);
const bytes = readFileSync(tender);
const cold = await timed(() => pool.read(bytes, 'office-rfp.pdf'));
const warm = await median(20, () => pool.read(bytes, 'office-rfp.pdf'));
const { pages, reading } = cold.result;
console.log(
  `read ${pages.length} pages, ${reading.requirements.length} requirements: first ${cold.ms.toFixed(0)} ms, then ${warm.toFixed(0)} ms (median of 20)`,
);

for (const lines of [1, 10, 100]) {
  const ms = await median(20, () => quotationPdf(aQuotation(lines)));
  console.log(`quotation of ${lines} lines: ${ms.toFixed(1)} ms, ${(1000 / ms).toFixed(0)} documents/s`);
}
const contractMs = await median(20, () => contractPdf(aContract()));
console.log(`contract: ${contractMs.toFixed(1)} ms, ${(1000 / contractMs).toFixed(0)} documents/s`);

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

async function median(times: number, work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < times; run += 1) all.push((await timed(work)).ms);
  return all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}
