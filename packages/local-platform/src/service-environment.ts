import { type ServiceName, serviceNames } from '@procur/service-kit/service-names';
import type { PlatformFolder } from './platform-folder.ts';
import type { PlatformKeys } from './platform-keys.ts';
import type { PlatformPorts } from './platform-ports.ts';

/** Everything a service of this platform is told from outside. */
export type PlatformSettings = {
  readonly folder: PlatformFolder;
  readonly ports: PlatformPorts;
  readonly keys: PlatformKeys;
  readonly natsUrl: string;
  readonly databaseUrls: Readonly<Record<ServiceName, string>>;
  /** Added to what every service gets: a collector, a language model, shorter retry delays in tests. */
  readonly extra: Readonly<Record<string, string>>;
};

/** Settings of the person's environment that reach the services: everything else would make one machine behave unlike another. */
const passedOn = /^(LOG_LEVEL|OTEL_|LANGUAGE_MODEL|SLACK_|SMTP_|FILES_|S3_|CHROMIUM_|PROCUR_SERVICE_)/;

/** What of the surrounding environment is meant for the services. */
export function passedOnSettings(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(environment).filter(([name, value]) => passedOn.test(name) && value);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The environment of one service (see its README for the meaning of each setting). */
export function serviceEnvironment(service: ServiceName, settings: PlatformSettings): Record<string, string> {
  const { ports, keys, natsUrl, databaseUrls, extra } = settings;
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrls[service],
    NATS_URL: natsUrl,
    RPC_PORT: String(ports.rpc[service]),
    OPS_PORT: String(ports.ops[service]),
    SERVICE_SIGNING_KEY: keys.signingKeyFile(service),
    TRUSTED_JWKS: keys.trustedJwksFile,
    ...addresses(ports),
    ...ownSettings(service, settings),
    ...extra,
  };
}

function addresses({ rpc }: PlatformPorts): Record<string, string> {
  return Object.fromEntries(
    serviceNames.map((service) => [`${service.toUpperCase()}_URL`, `http://127.0.0.1:${rpc[service]}`]),
  );
}

function ownSettings(service: ServiceName, { ports, folder }: PlatformSettings): Record<string, string> {
  const publicUrl = `http://127.0.0.1:${ports.edge}`;
  if (service === 'gateway') return { EDGE_PORT: String(ports.edge), PUBLIC_URL: publicUrl };
  if (service === 'documents') return { FILES_FOLDER: folder.files };
  if (service === 'notifications') return { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`, PUBLIC_URL: publicUrl };
  return {};
}
