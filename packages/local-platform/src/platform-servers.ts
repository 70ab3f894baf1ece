import { join } from 'node:path';
import { machineSettings } from './machine.ts';
import { startNatsServer } from './nats-server.ts';
import { natsServerBinary, toolchainFolder } from './nats-server-binary.ts';
import type { PlatformOptions } from './platform.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { startPostgresServer } from './postgres-server.ts';
import { type ProcessKeeper, settleAll } from './process-keeper.ts';

/** What the services stand on. */
export type PlatformServers = { readonly adminUrl: string; readonly natsUrl: string };

/** Starts PostgreSQL and NATS at once; servers that the person brought are used as they are. */
export async function startServers(
  options: PlatformOptions,
  keys: PlatformKeys,
  keeper: ProcessKeeper,
): Promise<PlatformServers> {
  const [adminUrl, natsUrl] = await settleAll<[string, string]>([
    options.databaseUrl
      ? Promise.resolve(options.databaseUrl)
      : startDatabase(options, keys.databasePasswords.postgres, keeper),
    options.natsUrl ? Promise.resolve(options.natsUrl) : startBroker(options, keeper),
  ]);
  return { adminUrl, natsUrl };
}

async function startDatabase(
  { folder, ports }: PlatformOptions,
  password: string,
  keeper: ProcessKeeper,
): Promise<string> {
  let url = '';
  await keeper.keep('postgres', async () => {
    const logFile = join(folder.logs, 'postgres.log');
    const server = await startPostgresServer({ dataFolder: folder.postgres, logFile, password, port: ports.postgres });
    url = server.url();
    return server.child;
  });
  return url;
}

async function startBroker({ folder, ports, onProgress }: PlatformOptions, keeper: ProcessKeeper): Promise<string> {
  const { natsServerBinary: configured, path } = machineSettings();
  const onFetch = (source: string) => onProgress?.(`fetching nats-server from ${source} (once)`);
  const binary = natsServerBinary({ configured, path, toolchainFolder: toolchainFolder(), onFetch });
  let url = '';
  await keeper.keep('nats', async () => {
    const server = await startNatsServer({
      binary,
      storeFolder: folder.nats,
      logFile: join(folder.logs, 'nats.log'),
      port: ports.nats,
    });
    url = server.url;
    return server.child;
  });
  return url;
}
