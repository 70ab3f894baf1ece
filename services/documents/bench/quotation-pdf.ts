import { createHash } from 'node:crypto';
import { type Measure, measureText } from '@procur/testing/measures';
import { quotationPdf } from '../src/adapters/pdf/quotation-pdf.ts';
import { quotationUbl } from '../src/adapters/ubl/quotation-ubl.ts';
import type { QuotationDocument } from '../src/domain/quotation/quotation-document.ts';
import { aQuotation } from '../test/support/papers.ts';
import { pdfkitAlone } from './pdfkit-alone.ts';

/**
 * How many quotations of 1, 10 and 300 lines one processor writes in a second, beside pdfkit alone with the same words, in
 * turns and by processor time, so that what else runs on the machine slows both. `--json` prints a line for each measure.
 */
const isJson = process.argv.includes('--json');
const measures: Measure[] = [];
for (const [lines, rounds] of [
  [1, 300],
  [10, 200],
  [300, 12],
] as const)
  measures.push(await compare(lines, rounds));
measures.push(await bytesAreTheSame());
console.log(measureText(measures, isJson));

async function compare(lines: number, rounds: number): Promise<Measure> {
  const quotation = western(aQuotation(lines));
  const ubl = quotationUbl(quotation);
  const ways = {
    ours: () => quotationPdf(quotation, { ubl }),
    withoutUbl: () => quotationPdf(quotation),
    european: () => quotationPdf(aQuotation(lines), { ubl }),
    alone: () => pdfkitAlone(quotation),
  };
  const rates = await ratesOf(ways, rounds);
  const ratio = rates.ours / rates.alone;
  const bytes = quotationPdf(quotation, { ubl }).byteLength;
  return {
    measure: `quotation PDF, ${lines} ${lines === 1 ? 'line' : 'lines'}`,
    value: `${rates.ours.toFixed(0)} documents/s, ${ratio.toFixed(1)} x`,
    toBeat: `pdfkit alone ${rates.alone.toFixed(0)} documents/s`,
    aim: '3 x',
    kept: ratio >= 3,
    note: `with the UBL inside; without it ${times(rates.withoutUbl, rates.alone)}, with letters beyond Latin-1 ${times(rates.european, rates.alone)}; ${(bytes / 1024).toFixed(0)} KB; pdfkit alone embeds no font`,
  };
}

function times(rate: number, alone: number): string {
  return `${rate.toFixed(0)} documents/s (${(rate / alone).toFixed(1)} x)`;
}

/** Latin-1 throughout, as most papers are and as the built-in fonts of pdfkit alone demand. */
function western(quotation: QuotationDocument): QuotationDocument {
  return { ...quotation, issuer: { ...quotation.issuer, name: 'Lodz & Müller Büroservice GmbH' } };
}

/** Documents in a second of processor time: the best of nine blocks, the ways taking turns. */
async function ratesOf<Way extends string>(
  ways: Readonly<Record<Way, () => Uint8Array | Promise<Uint8Array>>>,
  rounds: number,
): Promise<Record<Way, number>> {
  const names = Object.keys(ways) as Way[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Way, number[]>;
  for (let block = 0; block < 10; block += 1) {
    for (const name of names) {
      const seconds = await processorSeconds(ways[name], Math.ceil(rounds / 4));
      // The first block warms up.
      if (block > 0) taken[name].push(seconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, 1 / Math.min(...taken[name])])) as Record<Way, number>;
}

async function processorSeconds(write: () => Uint8Array | Promise<Uint8Array>, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await write();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6 / times;
}

async function bytesAreTheSame(): Promise<Measure> {
  const quotation = aQuotation(300);
  const ubl = quotationUbl(quotation);
  const hashes = new Set<string>();
  for (let time = 0; time < 20; time += 1) {
    const bytes = quotationPdf(structuredClone(quotation), { ubl });
    hashes.add(createHash('sha256').update(bytes).digest('hex'));
  }
  return {
    measure: 'quotation PDF, same input',
    value: `${hashes.size} different of 20`,
    toBeat: '–',
    aim: 'byte-identical',
    kept: hashes.size === 1,
    note: '300 lines with UBL inside',
  };
}
