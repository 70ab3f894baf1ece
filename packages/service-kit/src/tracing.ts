import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  SimpleSpanProcessor,
  type SpanExporter,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';

type TracingOptions = {
  readonly service: string;
  /** Share of new traces recorded, 0 to 1. */
  readonly samplingRatio?: number;
  /** Where spans go in batches; without one they only give logs and calls their trace ids. */
  readonly exporter?: SpanExporter;
};

let provider: TracerProvider | undefined;

/** Makes spans real for this process. Called once, before anything that may start one. */
export function startTracing({ service, samplingRatio = 1, exporter }: TracingOptions): void {
  install(service, samplingRatio, exporter ? [new BatchSpanProcessor({ exporter })] : []);
}

/** The same for a test: every span reaches the exporter as soon as it ends. */
export function startTestTracing(exporter: SpanExporter): void {
  install('test', 1, [new SimpleSpanProcessor({ exporter })]);
}

/** Sends what is waiting and undoes `startTracing`; a process calls it last. */
export async function stopTracing(): Promise<void> {
  const stopping = provider;
  provider = undefined;
  for (const api of [trace, context, propagation]) api.disable();
  await stopping?.shutdown();
}

function install(service: string, samplingRatio: number, spanProcessors: SpanProcessor[]): void {
  provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'procur' }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(samplingRatio) }),
    spanProcessors,
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
}
