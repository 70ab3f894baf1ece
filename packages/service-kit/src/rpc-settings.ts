import { type ConfigOf, type Setting, setting } from './config.ts';
import { defaultRpcPort, type ServiceName } from './service-names.ts';
import { integer, url } from './setting-types.ts';

/** The validated limits that servers and clients share. */
export type RpcLimits = ConfigOf<typeof limits>;

type UrlSettings<S extends ServiceName> = { readonly [K in S]: Setting<string> };

/** Limits of the server and of the clients of a service, and the addresses of the services it calls. */
export function rpcSettings<S extends ServiceName = never>(called: readonly S[] = []) {
  return { ...limits, urls: urlSettings(called) };
}

function urlSettings<S extends ServiceName>(called: readonly S[]): UrlSettings<S> {
  const entries = called.map((service) => [service, urlSetting(service)]);
  return Object.fromEntries(entries) as UrlSettings<S>;
}

function urlSetting(service: ServiceName): Setting<string> {
  return setting({
    name: `${service.toUpperCase()}_URL`,
    type: url('http', 'https'),
    default: `http://127.0.0.1:${defaultRpcPort(service)}`,
    description: `RPC address of ${service}.`,
  });
}

const limits = {
  deadlineMs: setting({
    name: 'RPC_DEADLINE_MS',
    type: integer({ min: 1, max: 600_000 }),
    default: '15000',
    description: 'Deadline of a call to another service, retries included, when the caller sets none.',
  }),
  maxDeadlineMs: setting({
    name: 'RPC_MAX_DEADLINE_MS',
    type: integer({ min: 1, max: 3_600_000 }),
    default: '600000',
    description: 'Longest deadline a caller of this service may ask for.',
  }),
  maxMessageBytes: setting({
    name: 'RPC_MAX_MESSAGE_BYTES',
    type: integer({ min: 1024, max: 1_073_741_824 }),
    default: '8388608',
    description: 'Largest single message taken or sent; files travel in streams of smaller ones.',
  }),
  retryAttempts: setting({
    name: 'RPC_RETRY_ATTEMPTS',
    type: integer({ min: 0, max: 10 }),
    default: '4',
    description: 'Retries of a call that is safe to repeat, when the other side is unavailable.',
  }),
  retryDelayMs: setting({
    name: 'RPC_RETRY_DELAY_MS',
    type: integer({ min: 1, max: 60_000 }),
    default: '100',
    description: 'Delay before the first retry; doubles each time, with jitter.',
  }),
  retryBudget: setting({
    name: 'RPC_RETRY_BUDGET',
    type: integer({ min: 0, max: 100_000 }),
    default: '20',
    description: 'Retries saved up against one service; ten calls earn one, so a struggling service is not flooded.',
  }),
  breakerFailures: setting({
    name: 'RPC_BREAKER_FAILURES',
    type: integer({ min: 1, max: 10_000 }),
    default: '10',
    description: 'Failures in a row after which calls to that service fail at once.',
  }),
  breakerResetMs: setting({
    name: 'RPC_BREAKER_RESET_MS',
    type: integer({ min: 10, max: 600_000 }),
    default: '2000',
    description: 'Time after which one call may try again whether the service is back.',
  }),
};
