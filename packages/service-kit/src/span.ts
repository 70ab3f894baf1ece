import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

export type SpanOptions = {
  readonly kind?: SpanKind;
  /** Ids and bounded words; never bodies, prompts or private limits. */
  readonly attributes?: Attributes;
};

/** A started span that is current for what `run` runs, and that `end` closes once. */
export type OpenSpan = {
  readonly span: Span;
  readonly run: <T>(work: () => T) => T;
  readonly end: (error?: unknown) => void;
};

/** Starts a span under the current one; for work whose end is not the end of one function, such as a stream. */
export function openSpan(name: string, { kind = SpanKind.INTERNAL, attributes = {} }: SpanOptions = {}): OpenSpan {
  const span = trace.getTracer('procur').startSpan(name, { kind, attributes });
  const active = trace.setSpan(context.active(), span);
  return {
    span,
    run: (work) => context.with(active, work),
    end: (error) => endSpan(span, error),
  };
}

/** Does the work inside a span and records its failure; the error goes on to the caller. */
export async function withSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T> | T,
): Promise<T> {
  const opened = openSpan(name, options);
  try {
    const result = await opened.run(() => work(opened.span));
    opened.end();
    return result;
  } catch (error) {
    opened.end(error);
    throw error;
  }
}

function endSpan(span: Span, error: unknown): void {
  if (error !== undefined) {
    const exception = error instanceof Error ? error : String(error);
    span.recordException(exception);
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
  }
  span.end();
}
