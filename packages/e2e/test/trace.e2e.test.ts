import { buy } from '@procur/cli/demo/buy-job';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CollectedSpan, type OtlpCollector, startOtlpCollector } from '../src/otlp-collector.ts';
import { crmNeed } from '../src/sample-files.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

let collector: OtlpCollector;
let test: TestPlatform;
beforeAll(async () => {
  collector = await startOtlpCollector();
  test = await startTestPlatform({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
});
afterAll(async () => {
  await test?.[Symbol.asyncDispose]();
  await collector?.[Symbol.asyncDispose]();
});

it('covers HTTP, RPC, transaction, publish, consume and PDF by one trace that starts at the edge', async () => {
  await buy({ sessions: test.organisation.sessions, needText: crmNeed(), onProgress: () => {} });
  const trace = await eventually(() => traceWithPdf(collector.spans()), { timeoutMs: 30_000, intervalMs: 500 });
  const root = trace.filter(({ parentSpanId }) => !trace.some(({ spanId }) => spanId === parentSpanId));
  expect(root.map(({ service }) => service)).toEqual(['gateway']);
  expect(new Set(trace.map(({ service }) => service))).toEqual(
    new Set(['gateway', 'requests', 'negotiation', 'vendors', 'documents', 'notifications', 'audit']),
  );
  for (const kind of [/transaction/i, /publish/i, /consume|process/i, /pdf/i])
    expect(trace.some(({ name }) => kind.test(name))).toBe(true);
});

/** The trace in which the contract was written, complete from the approval to the last reaction. */
function traceWithPdf(spans: readonly CollectedSpan[]): readonly CollectedSpan[] {
  const pdf = spans.find(({ service, name }) => service === 'documents' && /pdf/i.test(name));
  expect(pdf, `no PDF among ${[...new Set(spans.map(({ name }) => name))].join(', ')}`).toBeDefined();
  const trace = spans.filter(({ traceId }) => traceId === pdf?.traceId);
  const services = new Set(trace.map(({ service }) => service));
  expect(services.size).toBe(7);
  expect(
    trace.every(({ parentSpanId }) => parentSpanId === '' || trace.some(({ spanId }) => spanId === parentSpanId)),
  ).toBe(true);
  return trace;
}
