import { join, resolve } from 'node:path';
import { machineSettings } from '@procur/local-platform/machine';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** What a person can choose about the platform on their machine. */
export type PlatformFlags = {
  readonly port: number;
  readonly portBase: number;
  readonly folder: string;
  readonly fresh: boolean;
};

const repository = join(import.meta.dirname, '../../..');

/** Adds the flags that every command which starts the platform has. Flags win over the environment. */
export function addPlatformFlags(command: Command): Command {
  const port = new Option('--port <n>', 'port of the public API').env('PROCUR_PORT').default(8080).argParser(parsePort);
  const base = new Option('--port-base <n>', 'first of the ports that the parts use among themselves (200 from here)')
    .env('PROCUR_PORT_BASE')
    .default(7100)
    .argParser(parsePort);
  const folder = new Option('--folder <path>', 'where all data is kept')
    .env('PROCUR_FOLDER')
    .default(join(repository, '.procur'), '.procur');
  return command
    .addOption(port)
    .addOption(base)
    .addOption(folder.argParser((path: string) => resolve(path)))
    .option('--fresh', 'delete all data of earlier starts first', false);
}

/** Servers that the person brought with `DATABASE_URL` and `NATS_URL`. */
export function broughtServers(): { readonly databaseUrl: string | undefined; readonly natsUrl: string | undefined } {
  const { databaseUrl, natsUrl } = machineSettings();
  return { databaseUrl, natsUrl };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError(`"${text}" is given, a port from 1 to 65535 is allowed.`);
}
