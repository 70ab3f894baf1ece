import { serviceNames } from '@procur/service-kit/service-names';
import { type Inbox, startInbox } from './inbox.ts';
import { forgetProcesses } from './leftovers.ts';
import { boundLogFiles } from './log-files.ts';
import type { PlatformFolder } from './platform-folder.ts';
import { type PlatformKeys, platformKeys } from './platform-keys.ts';
import { assertPortsAreFree, type PlatformPorts } from './platform-ports.ts';
import { type PlatformServers, startServers } from './platform-servers.ts';
import { ProcessKeeper, type ProcessName, settleAll } from './process-keeper.ts';
import { launchService } from './service-child.ts';
import type { PlatformSettings } from './service-environment.ts';
import { ensureServiceSchemas } from './service-schemas.ts';
import type { Supervised, SupervisionEvent } from './supervised.ts';

/** What to start and where. */
export type PlatformOptions = {
  readonly folder: PlatformFolder;
  readonly ports: PlatformPorts;
  /** Added to the environment of every service. */
  readonly extra?: Readonly<Record<string, string>>;
  /** A database server to use instead of starting one. */
  readonly databaseUrl?: string | undefined;
  /** Name of the database; one server can hold several platforms. */
  readonly database?: string;
  /** A NATS server to use instead of starting one. */
  readonly natsUrl?: string | undefined;
  /** Told what is happening, in the words of the list a person reads. */
  readonly onProgress?: (step: string) => void;
  readonly onEvent?: (event: SupervisionEvent) => void;
};

/** All of Procur, running on this machine. */
export type Platform = AsyncDisposable & {
  readonly edgeUrl: string;
  readonly inboxUrl: string;
  readonly keys: PlatformKeys;
  readonly settings: PlatformSettings;
  /** The processes by name: the seven services and, unless they were given, `postgres` and `nats`. */
  readonly processes: ReadonlyMap<ProcessName, Supervised>;
  readonly process: (name: ProcessName) => Supervised;
  /** Resolves when every process is ready. */
  readonly ready: () => Promise<void>;
};

const defaultDatabase = 'procur';

/** Starts everything and returns when all services are ready. Stops what it has started when something does not come up. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  await assertPortsAreFree(options.ports);
  await using stack = new AsyncDisposableStack();
  stack.defer(() => forgetProcesses(options.folder.run));
  stack.use(boundLogFiles(options.folder.logs));
  const platform = await startParts(options, stack);
  const started = stack.move();
  return { ...platform, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

type Parts = Omit<Platform, typeof Symbol.asyncDispose>;

async function startParts(options: PlatformOptions, stack: AsyncDisposableStack): Promise<Parts> {
  const { folder, ports, onProgress } = options;
  const keys = await platformKeys(folder.keys);
  const inboxStart = startInbox({ smtpPort: ports.smtp, webPort: ports.inbox, folder: folder.mail });
  // Closed after the services: it waits for everybody who still holds a connection to it.
  stack.defer(() =>
    inboxStart.then(
      (inbox) => inbox[Symbol.asyncDispose](),
      () => {},
    ),
  );
  const keeper = stack.use(new ProcessKeeper(folder.run, options.onEvent));
  const [servers, inbox] = await settleAll<[PlatformServers, Inbox]>([startServers(options, keys, keeper), inboxStart]);
  onProgress?.('PostgreSQL, NATS JetStream and the inbox are running');
  const database = options.database ?? defaultDatabase;
  const databaseUrls = await ensureServiceSchemas({
    adminUrl: servers.adminUrl,
    database,
    passwords: keys.databasePasswords,
  });
  const settings = { folder, ports, keys, natsUrl: servers.natsUrl, databaseUrls, extra: options.extra ?? {} };
  await settleAll(serviceNames.map((service) => keeper.keep(service, () => launchService(service, settings))));
  onProgress?.('all seven services are ready');
  return {
    edgeUrl: `http://127.0.0.1:${ports.edge}`,
    inboxUrl: inbox.url,
    keys,
    settings,
    processes: keeper.processes,
    process: (name) => keeper.get(name),
    ready: () => keeper.ready(),
  };
}
