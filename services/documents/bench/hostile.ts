import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { utils, write } from '@e965/xlsx';
import { measureText } from '@procur/testing/measures';
import { defaultExtractionLimits } from '../src/adapters/extraction/extraction-limits.ts';
import { drawnPdfFiles } from '../test/support/hostile/drawn-pdf-files.ts';
import { mutate } from '../test/support/hostile/mutations.ts';
import { hostileOfficeFiles } from '../test/support/hostile/office-files.ts';
import { hostilePdfFiles } from '../test/support/hostile/pdf-files.ts';
import { hostileTextFiles } from '../test/support/hostile/text-files.ts';
import { mail } from '../test/support/mail-files.ts';
import { tenderPdf, tenderText } from '../test/support/tender-files.ts';
import { docxFile } from '../test/support/zip-file.ts';
import { startReader } from './support/reader.ts';

/**
 * Reads every hostile file we can make, the office and PDF files of the data folder as they are, and mutations of all
 * sound ones. Run: node bench/hostile.ts [--data folder] [--json] [--verbose] [--mutations 2000] [--timeout-ms 20000].
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../../../shared/data') },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    mutations: { type: 'string', default: '2000' },
    'timeout-ms': { type: 'string', default: '20000' },
  },
});

type Case = {
  readonly name: string;
  readonly fileName: string;
  readonly write: () => Uint8Array;
  readonly right?: readonly string[];
};

const limits = { ...defaultExtractionLimits, timeoutMs: Number(values['timeout-ms']) };
using reader = startReader(limits);
const made = [...hostileOfficeFiles, ...hostilePdfFiles, ...drawnPdfFiles, ...hostileTextFiles].map(
  ({ refusedAs, ...file }): Case => ({ ...file, ...(refusedAs && { right: refusedAs }) }),
);
const real = corpusFiles();
const mutated = mutations([...real, ...(await ownSamples())], Number(values.mutations));
const results = { made: await runAll(made), real: await runAll(real), mutated: await runAll(mutated) };
const total = Object.values(results).reduce((sum, { files }) => sum + files, 0);
const crashes = Object.values(results).reduce((sum, result) => sum + result.crashes, 0);
const wrong = results.made.wrong;
const peakMb = Math.round(Math.max(...Object.values(results).map((result) => result.peakMb)));
/** A document's own limit, the file itself twice (100 MB at most), and what a service's process takes with a thread. */
const boundMb = Math.round(limits.memoryBytes / 2 ** 20 + 200 + 250);
console.log(
  measureText(
    [
      measure('hostile files answered', `${total - crashes} of ${total}`, '100 %', crashes === 0, perKind()),
      measure('crashes', crashes, 0, crashes === 0, 'read or refused with a reason is no crash'),
      measure(
        'made to hurt and read as if sound',
        wrong,
        0,
        wrong === 0,
        `${results.made.files} files, each with its reasons`,
      ),
      measure(
        'slowest answer, ms',
        Math.round(Math.max(...Object.values(results).map((result) => result.slowestMs))),
        limits.timeoutMs * 1.2,
        true,
        'the timeout of a document',
      ),
      measure(
        'memory at its highest, MB',
        peakMb,
        `<= ${boundMb}`,
        peakMb <= boundMb,
        'resident, of the whole process that reads',
      ),
    ],
    values.json,
  ),
);

function perKind(): string {
  return Object.entries(results)
    .map(([kind, { files, read, refused }]) => `${kind}: ${files} files, ${read} read, ${refused} refused`)
    .join('; ');
}

function measure(name: string, value: string | number, aim: string | number, kept: boolean, note: string) {
  return { measure: name, value, aim, kept, note };
}

async function runAll(cases: Iterable<Case>) {
  const result = { files: 0, read: 0, refused: 0, crashes: 0, wrong: 0, slowestMs: 0, peakMb: 0 };
  for (const { name, fileName, write, right } of cases) {
    const { outcome, ms, peakMb } = await reader.read(write(), fileName);
    const isWrong = right !== undefined && !right.includes(outcome.reason);
    result.files += 1;
    result.read += outcome.kind === 'read' ? 1 : 0;
    result.refused += outcome.kind === 'refused' ? 1 : 0;
    result.crashes += outcome.kind === 'crash' ? 1 : 0;
    result.wrong += isWrong ? 1 : 0;
    result.slowestMs = Math.max(result.slowestMs, ms);
    result.peakMb = Math.max(result.peakMb, peakMb);
    if (values.verbose || outcome.kind === 'crash' || isWrong)
      console.error(
        `${isWrong ? 'WRONG ' : ''}${outcome.kind} ${outcome.reason} ${Math.round(ms)} ms, ${Math.round(peakMb)} MB: ${name}`,
      );
  }
  return result;
}

function corpusFiles(): Case[] {
  return ['office-corpus', 'pdf-corpus'].flatMap((corpus) => {
    const root = join(values.data, corpus);
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:pdf|docx|xlsx)$/.test(path))
      .map((path) => ({ name: path, fileName: path, write: () => readFileSync(join(root, path)) }));
  });
}

async function ownSamples(): Promise<Case[]> {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['Item', 'Qty'],
      ['Drill', 20],
    ]),
    'Items',
  );
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['a.pdf', await tenderPdf(2, 5)],
    ['a.docx', docxFile('<w:p><w:r><w:t>20 drills</w:t></w:r></w:p>')],
    ['a.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))],
    ['a.eml', Buffer.from(mail({ subject: 's', text: tenderText, html: `<table><tr><td>${tenderText}</table>` }))],
    ['a.html', Buffer.from('<h1>List</h1><table><tr><td>Item<td>Qty<tr><td>Drill<td>20</table>')],
    ['a.csv', Buffer.from('Item;Qty\nDrill;20\n"Saw";3\n')],
  ];
  return files.map(([fileName, bytes]) => ({ name: fileName, fileName, write: () => bytes }));
}

function* mutations(sound: readonly Case[], count: number): Generator<Case> {
  for (let seed = 0; seed < count; seed += 1) {
    const { name, fileName, write } = sound[seed % sound.length] as Case;
    yield { name: `${name} broken by seed ${seed}`, fileName, write: () => mutate(write(), seed) };
  }
}
