import type { DescMethod } from '@bufbuild/protobuf';
import { MethodOptions_IdempotencyLevel } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { context, propagation, SpanKind } from '@opentelemetry/api';
import { elapsedSince } from './clock.ts';
import type { Logger } from './logger.ts';
import { metrics } from './metrics.ts';
import { observeCall, runPlainly } from './observe-call.ts';
import { openSpan } from './span.ts';

/** `procur.requests.v1.RequestsService/SubmitRequest`: the name of a method in metrics, spans and logs. */
export function methodName(method: DescMethod): string {
  return `${method.parent.typeName}/${method.name}`;
}

/** Server interceptor: one span per call, a child of the caller's. */
export const traceServer: Interceptor = observeCall((request) => {
  const parent = propagation.extract(context.active(), Object.fromEntries(request.header));
  const attributes = rpcAttributes(request.method);
  return context.with(parent, () => openSpan(methodName(request.method), { kind: SpanKind.SERVER, attributes }));
});

/** Client interceptor: one span per call, retries included, which the other side continues. */
export const traceClient: Interceptor = observeCall((request) => {
  const attributes = rpcAttributes(request.method);
  const opened = openSpan(methodName(request.method), { kind: SpanKind.CLIENT, attributes });
  const carrier: Record<string, string> = {};
  opened.run(() => propagation.inject(context.active(), carrier));
  for (const [name, value] of Object.entries(carrier)) request.header.set(name, value);
  return opened;
});

/** Server interceptor: rate, errors and duration by method and code. */
export const measureServer: Interceptor = observeCall((request) => {
  const method = methodName(request.method);
  const startMs = performance.now();
  metrics.rpcServerInFlight.inc({ method });
  const end = (error?: unknown) => {
    metrics.rpcServerInFlight.dec({ method });
    metrics.rpcServerDuration.observe({ method, code: codeName(error) }, elapsedSince(startMs) / 1000);
  };
  return { run: runPlainly, end };
});

/** Client interceptor: the same for each attempt of a call. */
export const measureClient: Interceptor = observeCall((request) => {
  const method = methodName(request.method);
  const startMs = performance.now();
  const end = (error?: unknown) =>
    metrics.rpcClientDuration.observe({ method, code: codeName(error) }, elapsedSince(startMs) / 1000);
  return { run: runPlainly, end };
});

/** Server interceptor: one line per command; reads only at debug; the cause of a fault with its stack. */
export function logCalls(log: Logger): Interceptor {
  return observeCall((request) => {
    const startMs = performance.now();
    const end = (error?: unknown) => {
      const line = { method: methodName(request.method), code: codeName(error), durationMs: elapsedSince(startMs) };
      if (isFault(error))
        log.error({ ...line, err: error instanceof Error ? (error.cause ?? error) : error }, 'call failed');
      else if (isRead(request.method) && error === undefined) log.debug(line, 'call answered');
      else log.info({ ...line, ...(error instanceof Error && { refusal: error.message }) }, 'call answered');
    };
    return { run: runPlainly, end };
  });
}

function codeName(error: unknown): string {
  return error === undefined ? 'Ok' : Code[ConnectError.from(error).code];
}

function isFault(error: unknown): boolean {
  if (error === undefined) return false;
  return [Code.Internal, Code.Unknown, Code.DataLoss].includes(ConnectError.from(error).code);
}

// Probes ask every few seconds and change nothing, although their contract does not say so.
function isRead(method: DescMethod): boolean {
  if (method.parent.typeName.startsWith('grpc.')) return true;
  return method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
}

function rpcAttributes(method: DescMethod) {
  return { 'rpc.system': 'connect_rpc', 'rpc.service': method.parent.typeName, 'rpc.method': method.name };
}
