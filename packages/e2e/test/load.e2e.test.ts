import { setTimeout as delay } from 'node:timers/promises';
import { quote } from '@procur/cli/demo/quote-job';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSeriesWithoutGaps } from '../src/invariants.ts';
import { type Rest, restAs } from '../src/rest.ts';
import { sampleFile } from '../src/sample-files.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

const uploads = 10;
const longestP95Ms = 200;

let test: TestPlatform;
let buyer: Rest;
beforeAll(async () => {
  test = await startTestPlatform();
  buyer = await restAs(test, test.organisation.credentials.buyer);
});
afterAll(() => test?.[Symbol.asyncDispose]());

it(`${uploads} uploads at once complete, and the API answers within ${longestP95Ms} ms (p95) meanwhile`, async () => {
  const p95s: number[] = [];
  // As with durations, the best of three: what the product can do, whatever else the machine is doing.
  while (p95s.length < 3 && !p95s.some((p95) => p95 < longestP95Ms)) p95s.push(await p95DuringUploads());
  expect(Math.min(...p95s)).toBeLessThan(longestP95Ms);
  await expectSeriesWithoutGaps(test);
});

async function p95DuringUploads(): Promise<number> {
  const session = test.organisation.sessions.buyer;
  const file = sampleFile('office-rfp.pdf');
  const measuring = new AbortController();
  const durations = measure(buyer, measuring.signal);
  const quoted = await Promise.all(
    Array.from({ length: uploads }, () => quote({ session, file, onProgress: () => {} })),
  );
  measuring.abort();
  expect(new Set(quoted.map(({ document }) => document.status))).toEqual(new Set([DocumentStatus.COMPLETED]));
  const sorted = (await durations).toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.POSITIVE_INFINITY);
  process.stdout.write(
    `API during ${uploads} uploads: ${sorted.length} calls, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`,
  );
  return at(0.95);
}

/** A person who keeps looking at lists while the others upload. */
async function measure(rest: Rest, stop: AbortSignal): Promise<readonly number[]> {
  const paths = [
    '/v1/me',
    '/v1/requests',
    '/v1/documents',
    '/v1/vendors?pageSize=20',
    '/v1/products?query=notebook&pageSize=20',
  ];
  const durations: number[] = [];
  for (let call = 0; !stop.aborted; call += 1) {
    const start = performance.now();
    await rest.call('GET', paths[call % paths.length] ?? '/v1/me');
    durations.push(performance.now() - start);
    await delay(20);
  }
  return durations;
}
