import { basename, dirname } from 'node:path';
import { readConfig } from './config.ts';
import { telemetrySettings } from './telemetry-settings.ts';
import { startTracing } from './tracing.ts';

// Loaded with `--import`, before the service: a span started earlier than this would be lost.
const config = readConfig(telemetrySettings);

// The exporter is loaded only when it is used, because its serializers cost some ten megabytes.
const exporter =
  (config.tracesEndpoint ?? config.endpoint)
    ? new (await import('@opentelemetry/exporter-trace-otlp-http')).OTLPTraceExporter()
    : undefined;

startTracing({
  service: config.serviceName ?? folderOfService(process.argv[1] ?? ''),
  samplingRatio: config.samplingRatio,
  ...(exporter && { exporter }),
});

function folderOfService(mainFile: string): string {
  return basename(dirname(dirname(mainFile))) || 'procur';
}
