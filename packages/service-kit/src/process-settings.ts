import { setting } from './config.ts';
import { defaultOpsPort, defaultRpcPort, type ServiceName } from './service-names.ts';
import { choice, integer, port, text } from './setting-types.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Where a process listens, how much it logs, and how long it may take to stop. */
export function processSettings(service: ServiceName) {
  return {
    host: setting({
      name: 'HOST',
      type: text(),
      default: '127.0.0.1',
      description: 'Address the RPC and ops ports listen on; 0.0.0.0 in a container.',
    }),
    rpcPort: setting({
      name: 'RPC_PORT',
      type: port(),
      default: String(defaultRpcPort(service)),
      description: 'Port of Connect, gRPC and gRPC-Web over HTTP/2 cleartext; 0 takes a free one.',
    }),
    opsPort: setting({
      name: 'OPS_PORT',
      type: port(),
      default: String(defaultOpsPort(service)),
      description: 'Port of /metrics, /livez, /readyz and /startupz; 0 takes a free one.',
    }),
    logLevel: setting({
      name: 'LOG_LEVEL',
      type: choice(logLevels),
      default: 'info',
      description: 'Least severe level that is logged.',
    }),
    shutdownGraceMs: setting({
      name: 'SHUTDOWN_GRACE_MS',
      type: integer({ min: 0, max: 600_000 }),
      default: '10000',
      description: 'Time after SIGTERM for calls and handlers in flight to end before they are aborted.',
    }),
    drainDelayMs: setting({
      name: 'DRAIN_DELAY_MS',
      type: integer({ min: 0, max: 60_000 }),
      default: '0',
      description: 'Time between failing readiness and closing the ports, so that load balancers notice first.',
    }),
  };
}
