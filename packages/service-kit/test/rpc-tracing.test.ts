import { SpanKind } from '@opentelemetry/api';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { AuthService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ambientContext, runInContext } from '../src/ambient-context.ts';
import { registry } from '../src/metrics.ts';
import { withSpan } from '../src/span.ts';
import { startTestTracing, stopTracing } from '../src/tracing.ts';
import { startRpcPair, userContext } from './rpc-pair.ts';

const exporter = new InMemorySpanExporter();
beforeAll(() => startTestTracing(exporter));
beforeEach(() => exporter.reset());
afterAll(stopTracing);

test('one trace covers the work, the call, its handling and what the handler does', async () => {
  await using pair = await startRpcPair((router) =>
    router.service(AuthService, { getMe: () => withSpan('load user', {}, () => Promise.resolve({})) }),
  );
  await withSpan('work', {}, () => pair.client(AuthService).getMe({}));
  const spans = exporter.getFinishedSpans();
  expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  const named = (name: string, kind: SpanKind) => spans.find((span) => span.name === name && span.kind === kind);
  const method = 'procur.gateway.v1.AuthService/GetMe';
  const chain = [
    named('work', SpanKind.INTERNAL),
    named(method, SpanKind.CLIENT),
    named(method, SpanKind.SERVER),
    named('load user', SpanKind.INTERNAL),
  ];
  for (const [index, span] of chain.slice(1).entries()) {
    expect(span?.parentSpanContext?.spanId).toBe(chain[index]?.spanContext().spanId);
  }
});

test('the correlation id and the caller arrive, and the log line carries them', async () => {
  let correlationId = '';
  await using pair = await startRpcPair((router) =>
    router.service(AuthService, {
      logout: () => {
        correlationId = ambientContext().correlationId;
        return {};
      },
    }),
  );
  await runInContext(userContext({ organisationId: 'org-7' }), () => pair.client(AuthService).logout({}));
  expect(correlationId).toBe('corr-1');
  expect(pair.logLines).toEqual([
    expect.objectContaining({
      method: 'procur.gateway.v1.AuthService/Logout',
      code: 'Ok',
      correlationId: 'corr-1',
      organisationId: 'org-7',
      traceId: expect.any(String),
    }),
  ]);
});

test('each call is counted once on either side, by method and code', async () => {
  registry.resetMetrics();
  await using pair = await startRpcPair((router) => router.service(AuthService, { getMe: () => ({}) }));
  await pair.client(AuthService).getMe({});
  const text = await registry.metrics();
  const labels = '{method="procur.gateway.v1.AuthService/GetMe",code="Ok"}';
  expect(text).toContain(`procur_rpc_server_duration_seconds_count${labels} 1`);
  expect(text).toContain(`procur_rpc_client_duration_seconds_count${labels} 1`);
});
