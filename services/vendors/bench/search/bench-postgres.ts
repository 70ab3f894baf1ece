import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresServer } from '@procur/local-platform/postgres-server';
import pg from 'pg';

export type BenchPostgres = AsyncDisposable & {
  /** Connection string of the owner of an empty database, for the service. */
  readonly databaseUrl: string;
  /** Connected to another empty database, for what the service is compared with. */
  readonly client: pg.Client;
};

/** A Postgres of its own in a temporary folder. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const stack = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'procur-bench-'));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startPostgresServer({
    dataFolder: join(folder, 'data'),
    logFile: join(folder, 'log'),
    password: 'bench',
  });
  stack.defer(() => server.stop());
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query(`create role bench login password 'bench'`);
  for (const name of ['bench', 'compared']) await admin.query(`create database ${name} owner bench`);
  await admin.end();
  const client = new pg.Client({ connectionString: ownedUrl(server.url('compared')) });
  await client.connect();
  stack.defer(() => client.end());
  return { databaseUrl: ownedUrl(server.url('bench')), client, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

function ownedUrl(adminUrl: string): string {
  const url = new URL(adminUrl);
  [url.username, url.password] = ['bench', 'bench'];
  return url.href;
}
