import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measure, measureText } from '@procur/testing/measures';
import { defaultExtractionLimits } from '../src/adapters/extraction/extraction-limits.ts';
import { ExtractionPool } from '../src/adapters/extraction/extraction-pool.ts';
import { readPdf } from '../src/adapters/extraction/read-pdf.ts';
import { tenderPdf } from '../test/support/tender-files.ts';
import { benchArguments } from './support/bench-arguments.ts';
import { pdfjsText } from './support/pdfjs-alone.ts';

/**
 * How long a PDF takes through the warm sandbox, items and coverage included, beside a run of pdftotext over the same
 * file; in turn, because machines slow down and speed up. Run: node bench/read-speed.ts [--data folder] [--json].
 */
const { data, json, verbose } = benchArguments();
const rounds = 9;
const folder = mkdtempSync(join(tmpdir(), 'procur-bench-'));
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

type Timing = { readonly name: string; readonly ourMs: number; readonly theirMs: number };

await using pool = new ExtractionPool(defaultExtractionLimits);
const own = await Promise.all(
  [1, 3, 10, 100].map(async (pages) => ({ name: `${pages} pages`, bytes: await tenderPdf(pages, 30) })),
);
for (const { bytes } of own) await pool.read(bytes, 'warm-up.pdf');

const timings: Timing[] = [];
for (const file of [...own, ...realFiles()]) timings.push(await compare(file.name, file.bytes));
rmSync(folder, { recursive: true, force: true });
console.log(measureText([...summary(), ...(await shares())], json));

async function compare(name: string, bytes: Uint8Array): Promise<Timing> {
  const path = join(folder, 'file.pdf');
  writeFileSync(path, bytes);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(async () => await pool.read(bytes, 'file.pdf')));
    if (hasPdftotext)
      theirs.push(
        await timed(async () =>
          execFileSync('pdftotext', [path, '-'], { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] }),
        ),
      );
  }
  const timing = { name, ourMs: median(ours), theirMs: median(theirs) };
  if (verbose) console.error(name, timing.ourMs.toFixed(1), timing.theirMs.toFixed(1));
  return timing;
}

/** The sound files of the corpus, as people send them: a few pages each. */
function realFiles(): { readonly name: string; readonly bytes: Uint8Array }[] {
  const corpus = join(data, 'pdf-corpus', 'text_gold');
  if (!existsSync(corpus)) return [];
  return readdirSync(corpus).map((name) => ({ name, bytes: readFileSync(join(corpus, name)) }));
}

function summary(): Measure[] {
  const made = timings
    .slice(0, own.length)
    .map(({ name, ourMs, theirMs }) => row(`a document of ${name}`, ourMs, theirMs));
  const real = timings.slice(own.length);
  if (real.length === 0) return made;
  const middle = median(real.map(({ ourMs }) => ourMs));
  return [
    ...made,
    row(`the middle one of ${real.length} real files`, middle, median(real.map(({ theirMs }) => theirMs))),
  ];
}

function row(what: string, ourMs: number, theirMs: number): Measure {
  const value = `${ourMs.toFixed(1)} ms`;
  const note = 'warm sandbox with items and coverage, against a run of pdftotext';
  if (!hasPdftotext) return { measure: what, value, kept: null, note: 'pdftotext is not on this machine' };
  return {
    measure: what,
    value,
    toBeat: `${theirMs.toFixed(1)} ms`,
    aim: `<= ${theirMs.toFixed(1)} ms`,
    kept: ourMs <= theirMs,
    note,
  };
}

/** Where the time of a long document goes, in this thread: text with its layout, and pdf.js for comparison. */
async function shares(): Promise<Measure[]> {
  const bytes = own.at(-1)?.bytes ?? new Uint8Array();
  const [plain, read]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await timed(() => pdfjsText(bytes)));
    read.push(await timed(() => readPdf(bytes, defaultExtractionLimits)));
  }
  const cpuMs = await processorMs(async () => await pool.read(bytes, 'file.pdf'));
  const whole = timings[own.length - 1]?.ourMs ?? 0;
  const rate = (ms: number) => `${Math.round(100_000 / ms)} pages/s`;
  const note = 'same document of 100 pages';
  return [
    {
      measure: 'pages per second, all of it',
      value: rate(whole),
      aim: '1.0-1.45 k/s (pdftotext)',
      kept: 100_000 / whole >= 1_000,
      note: 'PDFium alone takes about as long as pdftotext; layout, items and coverage come on top',
    },
    {
      measure: 'pages per second of processor time, all of it',
      value: rate(cpuMs),
      kept: null,
      note: 'what a quiet machine would reach',
    },
    {
      measure: 'pages per second, text in place',
      value: rate(median(read)),
      toBeat: '200-500 pages/s',
      kept: null,
      note,
    },
    { measure: 'pages per second, pdf.js alone', value: rate(median(plain)), kept: null, note },
  ];
}

/** Of all threads of the process, so that what else runs on the machine does not count. */
async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / rounds;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
