import { readConfig } from '@procur/service-kit/config';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { createLogger } from '@procur/service-kit/logger';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { eventually } from '@procur/testing/eventually';
import { startNats, type TestNats } from '@procur/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRateLimits } from '../src/edge/rate-limits.ts';
import { SharedCounts } from '../src/edge/shared-counts.ts';

const person = { subject: 'rob', organisationId: 'acme', roles: [], service: 'gateway' } as const;
const limits = { windowS: 60, shareMs: 20, perUser: 10, perOrganisation: 1000, perAddress: 10 };
const stack = new AsyncDisposableStack();
let nats: TestNats;
beforeAll(async () => {
  nats = stack.use(await startNats());
});
afterAll(() => stack.disposeAsync());

test('replicas count a caller together, each call once', async () => {
  const [first, second] = [await replica('a'), await replica('b')];
  for (let call = 0; call < 6; call++) await first.call();
  await eventually(async () => expect(await second.left()).toBeLessThanOrEqual(3));
  // One call above to look; how many there were depends on how fast the first was heard of.
  for (let left = await second.left(); left > 0; left = await second.left());
  await expect(second.call()).rejects.toMatchObject({ status: 429, reason: 'RATE_LIMITED' });
  await eventually(() => expect(first.call()).rejects.toMatchObject({ status: 429 }));
});

test('without sharing each replica counts for itself', async () => {
  const [first, second] = [await replica('c', 0), await replica('d', 0)];
  for (let call = 0; call < 10; call++) await first.call();
  await expect(first.call()).rejects.toMatchObject({ status: 429 });
  expect(await second.left()).toBe(9);
});

async function replica(name: string, shareMs = limits.shareMs) {
  const config = readConfig(natsSettings, { NATS_URL: nats.url });
  const log = createLogger({ service: 'test', level: 'silent' });
  const bus = stack.use(await connectEventBus({ service: 'gateway', config, log }));
  const counts = stack.use(new SharedCounts(bus, { everyMs: shareMs, replica: name }));
  const rateLimits = createRateLimits({ ...limits, shareMs }, counts);
  const headers = new Map<string, string>();
  const reply = { header: (key: string, value: string | number) => headers.set(key, String(value)) };
  const call = () => rateLimits.spend(person, '192.0.2.1', reply);
  return {
    call,
    /** Calls left after one more. */
    left: async () => {
      await call();
      return Number(/"user";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
    },
  };
}
