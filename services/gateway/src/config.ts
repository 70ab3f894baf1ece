import { type ConfigOf, type Environment, readConfig, setting } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { identitySettings } from '@procur/service-kit/identity-settings';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { processSettings } from '@procur/service-kit/process-settings';
import { rpcSettings } from '@procur/service-kit/rpc-settings';
import { flag, integer, list, port, text, url } from '@procur/service-kit/setting-types';

/** Every setting of the gateway; docs/settings.md is generated from it. */
export const settings = {
  process: processSettings('gateway'),
  database: databaseSettings,
  nats: natsSettings,
  identity: identitySettings,
  rpc: rpcSettings(['requests', 'vendors', 'negotiation', 'documents', 'notifications', 'audit']),
  sessions: {
    accessTokenTtlS: setting({
      name: 'ACCESS_TOKEN_TTL_S',
      type: integer({ min: 30, max: 86_400 }),
      default: '900',
      description: 'Lifetime of an access token; a revoked session ends with it at the latest.',
    }),
    refreshTokenTtlS: setting({
      name: 'REFRESH_TOKEN_TTL_S',
      type: integer({ min: 60, max: 31_536_000 }),
      default: '2592000',
      description: 'Time without a refresh after which a session ends (30 days).',
    }),
    issuer: setting({
      name: 'ACCESS_TOKEN_ISSUER',
      type: text(),
      default: 'procur-gateway',
      description: 'Issuer (`iss`) of access tokens; the public URL in production.',
    }),
  },
  edge: {
    host: setting({
      name: 'EDGE_HOST',
      type: text(),
      default: '127.0.0.1',
      description: 'Address the public port listens on; 0.0.0.0 in a container.',
    }),
    port: setting({
      name: 'EDGE_PORT',
      type: port(),
      default: '8080',
      description: 'Public port: REST, Connect, gRPC-Web, uploads, downloads and live feeds.',
    }),
    publicUrl: setting({
      name: 'PUBLIC_URL',
      type: url('http', 'https'),
      default: 'http://127.0.0.1:8080',
      description: 'Address under which clients reach the gateway; named in the API description.',
    }),
    trustProxy: setting({
      name: 'TRUST_PROXY',
      type: flag(),
      default: 'false',
      description: 'Whether X-Forwarded-For names the client; true only behind a proxy that sets it.',
    }),
    corsOrigins: setting({
      name: 'CORS_ORIGINS',
      type: list(),
      default: '',
      description: 'Origins that browsers may call from, or * for any; none by default.',
    }),
    maxBodyBytes: setting({
      name: 'MAX_BODY_BYTES',
      type: integer({ min: 1024, max: 104_857_600 }),
      default: '1048576',
      description: 'Largest body of a call that is not an upload.',
    }),
    maxUploadBytes: setting({
      name: 'MAX_UPLOAD_BYTES',
      type: integer({ min: 1024, max: 10_737_418_240 }),
      default: '104857600',
      description: 'Largest uploaded document.',
    }),
    maxCatalogueBytes: setting({
      name: 'MAX_CATALOGUE_BYTES',
      type: integer({ min: 1024, max: 10_737_418_240 }),
      default: '1073741824',
      description: 'Largest uploaded catalogue.',
    }),
    uploadTimeoutMs: setting({
      name: 'UPLOAD_TIMEOUT_MS',
      type: integer({ min: 1000, max: 600_000 }),
      default: '600000',
      description: 'Longest time an upload or download may take.',
    }),
    callTimeoutMs: setting({
      name: 'CALL_TIMEOUT_MS',
      type: integer({ min: 100, max: 600_000 }),
      default: '30000',
      description: 'Longest time a call may take.',
    }),
    heartbeatMs: setting({
      name: 'LIVE_FEED_HEARTBEAT_MS',
      type: integer({ min: 100, max: 60_000 }),
      default: '15000',
      description: 'Interval at which a live feed shows that it lives and checks that it missed nothing.',
    }),
    maxLiveFeeds: setting({
      name: 'MAX_LIVE_FEEDS',
      type: integer({ min: 1, max: 1_000_000 }),
      default: '2000',
      description: 'Live feeds that one replica keeps open at the same time.',
    }),
    idempotencyTtlS: setting({
      name: 'IDEMPOTENCY_TTL_S',
      type: integer({ min: 60, max: 2_592_000 }),
      default: '86400',
      description: 'Time for which the answer to an Idempotency-Key is kept.',
    }),
  },
  limits: {
    windowS: setting({
      name: 'RATE_LIMIT_WINDOW_S',
      type: integer({ min: 1, max: 86_400 }),
      default: '60',
      description: 'Window of the rate limits, which all replicas of the gateway count together.',
    }),
    shareMs: setting({
      name: 'RATE_LIMIT_SHARE_MS',
      type: integer({ min: 0, max: 60_000 }),
      // One small message a replica; what callers may spend too much is what they call within it at the other replicas.
      default: '500',
      description: 'How often replicas tell each other over NATS what was called; 0 to count per replica.',
    }),
    perUser: setting({
      name: 'RATE_LIMIT_PER_USER',
      type: integer({ min: 1 }),
      default: '1200',
      description: 'Calls of one user per window.',
    }),
    perOrganisation: setting({
      name: 'RATE_LIMIT_PER_ORGANISATION',
      type: integer({ min: 1 }),
      default: '12000',
      description: 'Calls of one organisation per window.',
    }),
    perAddress: setting({
      name: 'RATE_LIMIT_PER_ADDRESS',
      type: integer({ min: 1 }),
      default: '300',
      description: 'Calls without sign-in from one address per window, which also slows guessing of passwords.',
    }),
  },
};

export type Config = ConfigOf<typeof settings>;

/** The validated settings. @throws ConfigError naming every variable at fault. */
export function loadConfig(environment?: Environment): Config {
  return readConfig(settings, environment);
}
