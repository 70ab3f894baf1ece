// How long the jobs and a second start take, and how the API answers while ten tenders are read:
// `node bench/platform/timings.ts [runs]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buy } from '@procur/cli/demo/buy-job';
import { quote } from '@procur/cli/demo/quote-job';
import { type DemoOrganisation, seedOrganisation } from '@procur/cli/demo/seed-organisation';
import { startPlatform } from '@procur/local-platform/platform';
import { openPlatformFolder } from '@procur/local-platform/platform-folder';
import { freePorts } from '@procur/local-platform/platform-ports';

const runs = Number(process.argv[2] ?? 5);
const uploads = 10;
const samples = join(import.meta.dirname, '../../samples');
const needText = readFileSync(join(samples, 'crm-need.txt'), 'utf8');
const tender = join(samples, 'office-rfp.pdf');
const extra = {
  RATE_LIMIT_PER_USER: '1000000',
  RATE_LIMIT_PER_ORGANISATION: '1000000',
  RATE_LIMIT_PER_ADDRESS: '1000000',
};
const root = mkdtempSync(join(tmpdir(), 'procur-timings-'));
const start = async () => startPlatform({ folder: openPlatformFolder(root), ports: await freePorts(), extra });

try {
  const first = await start();
  await seedOrganisation(first, () => {});
  await first[Symbol.asyncDispose]();

  const begun = performance.now();
  await using platform = await start();
  report('second start', [performance.now() - begun], 15_000);

  const organisation = await seedOrganisation(platform, () => {});
  const { sessions } = organisation;
  report('job A', await timed(() => buy({ sessions, needText, onProgress: () => {} })), 10_000);
  const quoteOnce = () => quote({ session: sessions.buyer, file: tender, onProgress: () => {} });
  report('job B, ten pages', await timed(quoteOnce), 5_000);
  report(`API while ${uploads} tenders are read, p95`, [await p95DuringUploads(organisation, platform.edgeUrl)], 200);
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work();
    durations.push(performance.now() - begun);
  }
  return durations;
}

/** Median and extremes, and whether the median keeps what the product promises. */
function report(what: string, durations: readonly number[], promisedMs: number): void {
  const sorted = durations.toSorted((one, other) => one - other);
  const [fastest = 0, median = 0, slowest = 0] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  const verdict = median < promisedMs ? 'kept' : 'MISSED';
  const figures = [fastest, median, slowest].map((ms) => `${Math.round(ms)}`).join(' / ');
  console.log(`${what.padEnd(38)} ${figures} ms (fastest / median / slowest), promised ${promisedMs} ms: ${verdict}`);
}

async function p95DuringUploads({ credentials, sessions }: DemoOrganisation, edgeUrl: string): Promise<number> {
  const measuring = new AbortController();
  const token = await signIn(edgeUrl, credentials.buyer);
  const durations = lookAround(edgeUrl, token, measuring.signal);
  const work = () => quote({ session: sessions.buyer, file: tender, onProgress: () => {} });
  await Promise.all(Array.from({ length: uploads }, work));
  measuring.abort();
  const sorted = (await durations).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY;
}

async function signIn(edgeUrl: string, person: object): Promise<string> {
  const answer = await fetch(`${edgeUrl}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  const { tokens } = (await answer.json()) as { tokens: { accessToken: string } };
  return tokens.accessToken;
}

/** A person who keeps looking at lists while the others upload. */
async function lookAround(edgeUrl: string, token: string, stop: AbortSignal): Promise<readonly number[]> {
  const paths = ['/v1/me', '/v1/requests', '/v1/documents', '/v1/vendors', '/v1/products?query=notebook&pageSize=20'];
  const durations: number[] = [];
  for (let call = 0; !stop.aborted; call += 1) {
    const begun = performance.now();
    const answer = await fetch(`${edgeUrl}${paths[call % paths.length]}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
    await answer.arrayBuffer();
    durations.push(performance.now() - begun);
    await delay(20);
  }
  return durations;
}
