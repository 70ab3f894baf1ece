import { setTimeout as delay } from 'node:timers/promises';
import { quote } from '@procur/cli/demo/quote-job';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSeriesWithoutGaps } from '../src/invariants.ts';
import { type Rest, restAs } from '../src/rest.ts';
import { sampleFile } from '../src/sample-files.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

const uploads = 10;

let test: TestPlatform;
let buyer: Rest;
beforeAll(async () => {
  test = await startTestPlatform();
  buyer = await restAs(test, test.organisation.credentials.buyer);
});
afterAll(() => test?.[Symbol.asyncDispose]());

// How fast the API is meanwhile is measured by bench/platform/timings.ts.
it(`${uploads} uploads at once complete, and the API answers every call meanwhile`, async () => {
  const session = test.organisation.sessions.buyer;
  const file = sampleFile('office-rfp.pdf');
  const looking = new AbortController();
  const calls = lookAround(buyer, looking.signal);
  const work = () => quote({ session, file, onProgress: () => {} });
  const quoted = await Promise.all(Array.from({ length: uploads }, work));
  looking.abort();
  expect(new Set(quoted.map(({ document }) => document.status))).toEqual(new Set([DocumentStatus.COMPLETED]));
  expect(await calls).toBeGreaterThan(uploads);
  await expectSeriesWithoutGaps(test);
});

/** A person who keeps looking at lists while the others upload; any call that is refused fails. Returns how many calls. */
async function lookAround(rest: Rest, stop: AbortSignal): Promise<number> {
  const paths = [
    '/v1/me',
    '/v1/requests',
    '/v1/documents',
    '/v1/vendors?pageSize=20',
    '/v1/products?query=notebook&pageSize=20',
  ];
  let calls = 0;
  for (; !stop.aborted; calls += 1) {
    await rest.call('GET', paths[calls % paths.length] ?? '/v1/me');
    await delay(20);
  }
  return calls;
}
