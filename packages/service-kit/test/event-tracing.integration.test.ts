import { randomUUID } from 'node:crypto';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { runInContext } from '@procur/service-kit/ambient-context';
import { metrics } from '@procur/service-kit/metrics';
import { withSpan } from '@procur/service-kit/span';
import { subscribe } from '@procur/service-kit/subscription';
import { startTestTracing, stopTracing } from '@procur/service-kit/tracing';
import { eventually } from '@procur/testing/eventually';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effect, effects, type Shop, startShop, upload, uploaded } from './support/shop.ts';

describe('what an event leaves behind', () => {
  const exporter = new InMemorySpanExporter();
  let nats: TestNats;
  let postgres: TestPostgres;
  let shop: Shop;
  beforeAll(async () => {
    startTestTracing(exporter);
    nats = await startNats();
    postgres = await startPostgres();
    shop = await startShop({
      databaseUrl: postgres.databaseUrl,
      natsUrl: nats.url,
      subscriptions: (database) => [subscribe(uploaded, (event) => effect(database, event.correlationId))],
    });
  });
  afterAll(async () => {
    await shop?.[Symbol.asyncDispose]();
    await nats?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
    await stopTracing();
  });

  it('is one trace from the call through the transaction and the broker to the handler', async () => {
    const correlationId = randomUUID();
    const work = { correlationId, actor: 'user-1', organisationId: 'org-1', priority: 'normal' as const };
    await runInContext(work, () => withSpan('the call', {}, () => upload(shop.database, 'document-1')));
    await eventually(async () => expect(await effects(shop.database)).toEqual([correlationId]));
    const spans = await eventually(() => {
      const [root] = exporter.getFinishedSpans().filter((span) => span.name === 'the call');
      const trace = exporter.getFinishedSpans().filter((span) => traceOf(span) === (root && traceOf(root)));
      expect(pathOf(trace, `consume ${uploaded.subject}`)).toHaveLength(4);
      return trace;
    });
    const path = [`consume ${uploaded.subject}`, `publish ${uploaded.subject}`, 'transaction', 'the call'];
    expect(pathOf(spans, `consume ${uploaded.subject}`)).toEqual(path);
    expect(spans.filter((span) => span.name === 'transaction')).toHaveLength(2);
  });

  it('does not fill the traces with the polls of the relay', async () => {
    exporter.reset();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(exporter.getFinishedSpans().map((span) => span.name)).toEqual([]);
  });

  it('is counted where dashboards look', async () => {
    const values = async (metric: { get: () => Promise<{ values: { labels: object; value: number }[] }> }) =>
      (await metric.get()).values;
    const consumer = 'documents-work-documents-document_uploaded';
    expect(await values(metrics.consumerEvents)).toContainEqual(
      expect.objectContaining({ labels: { consumer, outcome: 'processed' }, value: 1 }),
    );
    expect(await values(metrics.outboxPublished)).toContainEqual(
      expect.objectContaining({ labels: { outcome: 'published' }, value: 1 }),
    );
    expect((await values(metrics.outboxDepth))[0]?.value).toBe(0);
  });
});

function traceOf(span: ReadableSpan): string {
  return span.spanContext().traceId;
}

/** The names from the span up to its root. */
function pathOf(spans: readonly ReadableSpan[], name: string): string[] {
  const path: string[] = [];
  let span = spans.find((each) => each.name === name);
  while (span) {
    path.push(span.name);
    const parent: string | undefined = span.parentSpanContext?.spanId;
    span = spans.find((each) => each.spanContext().spanId === parent);
  }
  return path;
}
