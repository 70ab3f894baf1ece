import { setting } from './config.ts';
import { decimal, optional, text, url } from './setting-types.ts';

/** Where traces go. Names are those of the OpenTelemetry specification; the OTLP exporter reads its other ones itself. */
export const telemetrySettings = {
  endpoint: setting({
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    type: optional(url('http', 'https')),
    description: 'Collector that receives traces over OTLP/HTTP; nothing is exported without it.',
  }),
  tracesEndpoint: setting({
    name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    type: optional(url('http', 'https')),
    description: 'The same for traces alone, complete with its path.',
  }),
  serviceName: setting({
    name: 'OTEL_SERVICE_NAME',
    type: optional(text()),
    description: 'Name of the service in traces; the folder of the service when unset.',
  }),
  samplingRatio: setting({
    name: 'OTEL_TRACES_SAMPLER_ARG',
    type: decimal({ min: 0, max: 1 }),
    default: '1',
    description: 'Share of new traces that is recorded; a caller that already decided is followed.',
  }),
};
