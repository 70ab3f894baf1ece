import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceChild, waitUntilReady } from '@procur/local-platform/service-child';
import type { ServiceName } from '@procur/service-kit/service-names';
import getPort from 'get-port';

/** Which service to run and with which settings (see its README); ports are chosen when they are not given. */
export type ServiceProcessOptions = {
  readonly service: ServiceName;
  readonly env: Readonly<Record<string, string>>;
};

/** A real service process, as in production. */
export type ServiceProcess = AsyncDisposable & {
  readonly rpcUrl: string;
  readonly opsUrl: string;
  /** Everything it has logged so far. */
  readonly log: () => string;
  /** SIGTERM, and what it may take to end by itself. */
  readonly stop: () => Promise<void>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
  /** Starts it again with the same settings and ports and waits until it is ready. */
  readonly start: () => Promise<void>;
};

/** Starts `services/<service>` and waits until it is ready. Throws with the end of its log when it is not. */
export async function startServiceProcess({ service, env }: ServiceProcessOptions): Promise<ServiceProcess> {
  const folder = mkdtempSync(join(tmpdir(), `procur-test-${service}-`));
  const logFile = join(folder, 'log');
  const ports = { RPC_PORT: String(await getPort()), OPS_PORT: String(await getPort()) };
  const settings = { ...ports, ...env };
  const opsUrl = `http://127.0.0.1:${settings.OPS_PORT}`;
  const start = async () => {
    const child = await serviceChild({ service, env: settings, logFile });
    await waitUntilReady({ child, opsUrl, service, logFile });
    return child;
  };
  let child = await start();
  return {
    rpcUrl: `http://127.0.0.1:${settings.RPC_PORT}`,
    opsUrl,
    log: () => readFileSync(logFile, 'utf8'),
    stop: () => child.stop(),
    kill: () => child.kill(),
    start: async () => {
      child = await start();
    },
    [Symbol.asyncDispose]: async () => {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
