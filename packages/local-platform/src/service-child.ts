import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServiceName } from '@procur/service-kit/service-names';
import { type Child, startChild } from './child.ts';
import { machineSettings } from './machine.ts';
import { type PlatformSettings, serviceEnvironment } from './service-environment.ts';
import { waitUntil } from './wait-until.ts';

/** A service of this checkout with the settings it gets. */
export type ServiceChildOptions = {
  readonly service: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
};

/** How to tell whether a service has come up. */
export type ReadinessOptions = {
  readonly child: Child;
  readonly service: string;
  readonly opsUrl: string;
  readonly logFile: string;
  readonly timeoutMs?: number;
};

/** Includes the migrations of a first start on a machine with two busy cores. */
const readyTimeoutMs = 60_000;

/** The `services` folder of this checkout. */
export const servicesFolder = join(dirname(dirname(dirname(import.meta.dirname))), 'services');

/**
 * V8 grows its heap for speed; services need little of it. Measured on the gateway over 6,000 calls: 315 MB with the
 * defaults, 177 MB and flat with these, at the same speed.
 */
const memoryFlags = ['--max-semi-space-size=2', '--optimize-for-size'];

/**
 * A search, and a round of a negotiation, makes a few hundred kilobytes of short-lived objects; with 2 MB for them half of
 * the processor time of a search went into collecting them, and a quarter of that of a round.
 */
const room = ['--max-semi-space-size=16'];
const memoryFlagsOf: Readonly<Record<string, readonly string[]>> = { vendors: room, negotiation: room };

/** Stripped and compiled modules: without it every start loads the TypeScript stripper, 25 MB and most of a second. */
const compileCache = join(dirname(servicesFolder), 'node_modules', '.cache', 'node-compile');

/** What a service needs of the surroundings: everything else must come from its settings, or it could not be deployed. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS'];

/** Starts a service as production does; returns as soon as the process exists. */
export function serviceChild({ service, env, logFile }: ServiceChildOptions): Promise<Child> {
  const { environment } = machineSettings();
  const surroundings = Object.fromEntries(inherited.map((name) => [name, environment[name]]));
  return startChild({
    command: process.execPath,
    args: [...(memoryFlagsOf[service] ?? memoryFlags), '--import', '@procur/service-kit/telemetry', 'src/main.ts'],
    cwd: join(servicesFolder, service),
    env: { ...surroundings, NODE_COMPILE_CACHE: compileCache, ...env },
    logFile,
    stopSignal: 'TERM',
  });
}

/** Waits for `/readyz`. Throws with the end of its log when the process ends or takes too long. */
export async function waitUntilReady({ child, service, opsUrl, logFile, timeoutMs }: ReadinessOptions): Promise<void> {
  const tail = () => readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
  await waitUntil(() => assertReady(opsUrl), {
    what: `${service} is ready`,
    timeoutMs: timeoutMs ?? readyTimeoutMs,
    check: () => {
      if (!child.running()) throw new Error(`${service} ended while starting:\n${tail()}`);
    },
  });
}

/** Starts a service of a platform and waits until it is ready; kills it when it is not in time. */
export async function launchService(service: ServiceName, settings: PlatformSettings): Promise<Child> {
  const logFile = join(settings.folder.logs, `${service}.log`);
  const child = await serviceChild({ service, env: serviceEnvironment(service, settings), logFile });
  try {
    await waitUntilReady({ child, service, logFile, opsUrl: `http://127.0.0.1:${settings.ports.ops[service]}` });
    return child;
  } catch (error) {
    await child.kill();
    throw error;
  }
}

async function assertReady(opsUrl: string): Promise<void> {
  const response = await fetch(`${opsUrl}/readyz`, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`/readyz answers ${response.status}: ${await response.text()}`);
}
