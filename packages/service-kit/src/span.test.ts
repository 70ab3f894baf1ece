import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSpan, withSpan } from './span.ts';
import { startTestTracing, stopTracing } from './tracing.ts';

const exporter = new InMemorySpanExporter();
beforeAll(() => startTestTracing(exporter));
beforeEach(() => exporter.reset());
afterAll(stopTracing);

test('a span inside another is its child, also across await', async () => {
  await withSpan('outer', {}, async () => {
    await Promise.resolve();
    await withSpan('inner', {}, () => Promise.resolve());
  });
  const [inner, outer] = exporter.getFinishedSpans();
  expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
});

test('a failure is recorded and goes on to the caller', async () => {
  await expect(withSpan('doomed', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(exporter.getFinishedSpans()[0]).toMatchObject({ name: 'doomed', status: { message: 'no' } });
});

test('an open span is current only for what it runs', () => {
  const opened = openSpan('stream');
  const inside = opened.run(() => trace.getActiveSpan());
  opened.end();
  expect(inside).toBe(opened.span);
  expect(trace.getActiveSpan()).toBeUndefined();
});
