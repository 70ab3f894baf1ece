import { machineSettings } from '@procur/local-platform/machine';
import { type Platform, startPlatform } from '@procur/local-platform/platform';
import { openPlatformFolder } from '@procur/local-platform/platform-folder';
import { fixedPorts } from '@procur/local-platform/platform-ports';
import { passedOnSettings } from '@procur/local-platform/service-environment';
import colors from 'picocolors';
import { broughtServers, type PlatformFlags } from './platform-flags.ts';
import { print, printPairs, printStep, printTitle } from './terminal.ts';

/** Starts the platform while telling the person what happens. */
export async function startPlatformAloud(flags: PlatformFlags): Promise<Platform> {
  const start = performance.now();
  printTitle('Starting Procur');
  const platform = await startPlatform({
    folder: openPlatformFolder(flags.folder, flags),
    ports: fixedPorts({ edge: flags.port, base: flags.portBase }),
    ...broughtServers(),
    extra: passedOnSettings(machineSettings().environment),
    onProgress: (step) => printStep(start, step),
    onEvent: ({ name, what, detail }) => print(`${colors.yellow('!')} ${name} ${what} (${detail})`),
  });
  printStep(start, colors.green('ready'));
  return platform;
}

/** Where to find what. */
export function printAddresses({ edgeUrl, inboxUrl, settings }: Platform): void {
  printTitle('Running');
  printPairs([
    ['API', edgeUrl],
    ['API documentation', `${edgeUrl}/docs`],
    ['OpenAPI 3.1', `${edgeUrl}/openapi.json`],
    ['mail inbox', inboxUrl],
    [
      'metrics',
      `http://127.0.0.1:${settings.ports.ops.gateway}/metrics (and ${settings.ports.ops.requests}–${settings.ports.ops.audit} of the other services)`,
    ],
    ['data and logs', settings.folder.root],
  ]);
}

/** Resolves at Ctrl-C or SIGTERM. A second one ends the program at once; what it started still ends with it. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => (stopRequested() ? process.exit(130) : resolve()));
    }
  });
}

let requests = 0;

function stopRequested(): boolean {
  requests += 1;
  return requests > 1;
}

/** Stops everything in order and says so. */
export async function stopAloud(platform: Platform): Promise<void> {
  print('\nStopping');
  const start = performance.now();
  await platform[Symbol.asyncDispose]();
  printStep(start, 'stopped');
}
