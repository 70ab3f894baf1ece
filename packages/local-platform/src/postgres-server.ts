import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import pg from 'pg';
import { type Child, startChild } from './child.ts';
import { asPostgresAccount } from './postgres-account.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { waitUntil } from './wait-until.ts';

/** Where the server keeps its data and how it behaves. */
export type PostgresOptions = {
  /** Created on first use. Must be a folder of its own: it changes its owner when we run as root. */
  readonly dataFolder: string;
  readonly logFile: string;
  /** Of the superuser `postgres`; fixed at the first start. */
  readonly password: string;
  /** A free one when left out. */
  readonly port?: number;
  /** `true` trades crash safety for speed: only for data that nobody needs tomorrow. */
  readonly disposable?: boolean;
};

/** A running PostgreSQL on 127.0.0.1. */
export type PostgresServer = {
  readonly port: number;
  /** Connection string of the superuser for a database. */
  readonly url: (database?: string) => string;
  readonly child: Child;
  readonly stop: () => Promise<void>;
};

const startTimeoutMs = 60_000;

/** Seven services with 5 + 10 connections each, and room for tools and tests. */
const maximumConnections = 160;

const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its folder differs per system and may not be writable.
  unix_socket_directories: '',
  max_connections: String(maximumConnections),
  // Small on purpose: the whole idle platform is to stay below 1.5 GB.
  shared_buffers: '48MB',
  // Short queries only; compiling them costs more than it saves.
  jit: 'off',
  log_min_messages: 'warning',
};

const disposableSettings: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/** Starts PostgreSQL from npm, creating its data folder at the first start. Throws with the end of its log when it does not come up. */
export async function startPostgresServer(options: PostgresOptions): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  if (!existsSync(join(options.dataFolder, 'PG_VERSION'))) createCluster(binaries, options);
  await stopLeftover(options);
  const port = options.port ?? (await getPort());
  const child = await startChild({
    ...serverCommand(binaries, options, port),
    logFile: options.logFile,
    stopSignal: 'INT',
  });
  const url = (database = 'postgres') =>
    `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;
  await waitUntil(() => assertReady(options.dataFolder, child.pid), {
    what: 'PostgreSQL is ready',
    timeoutMs: startTimeoutMs,
    check: () => assertRunning(child, options.logFile),
  });
  return { port, url, child, stop: () => child.stop() };
}

function serverCommand(binaries: PostgresBinaries, { dataFolder, disposable }: PostgresOptions, port: number) {
  const all = { ...settings, ...(disposable ? disposableSettings : {}), port: String(port) };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return asPostgresAccount(dataFolder, binaries.postgres, ['-D', dataFolder, ...args]);
}

/**
 * The builtin locale sorts the same on every machine, whatever languages it has installed. `--no-sync`: a crash in this
 * second is answered by creating the folder again.
 */
function createCluster({ initdb }: PostgresBinaries, { dataFolder, password }: PostgresOptions): void {
  const passwordFile = `${dataFolder}.password`;
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const flags = [
    `--pgdata=${dataFolder}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-sync',
  ];
  const { command, args, ...account } = asPostgresAccount(dataFolder, initdb, [...flags, ...locale]);
  // A file, because an argument would show in the process list.
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const owner = statSync(dataFolder);
  chownSync(passwordFile, owner.uid, owner.gid);
  const result = spawnSync(command, [...args], { ...account, encoding: 'utf8' });
  rmSync(passwordFile);
  if (result.status === 0) return;
  rmSync(dataFolder, { recursive: true, force: true });
  throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
}

/** A server that survived its owner (the watchdog was killed as well) holds the folder; it must go before ours can start. */
async function stopLeftover({ dataFolder, password }: PostgresOptions): Promise<void> {
  const lockFile = join(dataFolder, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const [pid, , , port] = readFileSync(lockFile, 'utf8').split('\n');
  const url = `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  // Only a server that knows our password is ours: the number in a stale file may belong to anything by now.
  const isOurs = await connectOnce(url).then(
    () => true,
    () => false,
  );
  if (!isOurs) return;
  process.kill(Number(pid), 'SIGINT');
  await waitUntil(
    () => {
      if (existsSync(lockFile)) throw new Error(`${lockFile} is still there`);
    },
    { what: 'the PostgreSQL left behind stops', timeoutMs: 10_000 },
  );
}

async function connectOnce(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  // A server that closes the connection while starting up must not become an unhandled error.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end().catch(() => {});
  }
}

/** As `pg_ctl` does it: a connection could reach another server on the port, the status in our lock file is ours alone. */
function assertReady(dataFolder: string, pid: number): void {
  const lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
  const statusLine = 7;
  if (Number(lines[0]) !== pid || lines[statusLine]?.trim() !== 'ready')
    throw new Error(`status is ${lines[statusLine]}`);
}

function assertRunning(child: Child, logFile: string): void {
  if (child.running()) return;
  const log = readFileSync(logFile, 'utf8').trim().split('\n').slice(-10).join('\n');
  throw new Error(`PostgreSQL ended while starting:\n${log}`);
}
