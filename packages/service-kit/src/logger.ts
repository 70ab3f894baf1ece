import { isSpanContextValid, trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { findAmbientContext } from './ambient-context.ts';
import type { logLevels } from './process-settings.ts';

export type Logger = PinoLogger;

type LoggerOptions = {
  readonly service: string;
  readonly level?: (typeof logLevels)[number];
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
};

// Logs hold ids, not bodies. These paths are a second line of defence for a careless `log.info({ headers })`.
const secretPaths = ['authorization', 'password', 'token', 'secret', 'apiKey', 'cookie', 'body'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

/** A JSON logger whose every line carries the correlation id and trace id of the work it is written in. */
export function createLogger({ service, level = 'info', destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service },
    mixin: workIds,
    redact: { paths: secretPaths, censor: '[redacted]' },
    serializers: { err: describeError },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function workIds(): object {
  const context = findAmbientContext();
  const span = trace.getActiveSpan()?.spanContext();
  return {
    ...(context && { correlationId: context.correlationId, organisationId: context.organisationId }),
    ...(span && isSpanContextValid(span) && { traceId: span.traceId, spanId: span.spanId }),
  };
}

// Only these fields: an error's other properties may hold rows, headers or whole messages.
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const reason = 'reason' in error ? error.reason : undefined;
  return { name, message, code, reason, stack, ...(cause !== undefined && { cause: describeError(cause) }) };
}
