import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './postgres-global-setup.ts';

/** An empty database of one test file. */
export type TestPostgres = AsyncDisposable & {
  /** Connection string of its owner: a role of its own that is no superuser, as in production. */
  readonly databaseUrl: string;
  /** Connection string of the superuser for the same database. */
  readonly adminUrl: string;
  /** Runs SQL as superuser and returns the rows. */
  readonly query: <Row extends pg.QueryResultRow = pg.QueryResultRow>(
    sql: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
  /** Ends all other connections to the database, as a failover would. Returns how many. */
  readonly killConnections: () => Promise<number>;
};

/** Creates a database with its owner on the server of this run; it is dropped on disposal. `await using postgres = await startPostgres()`. */
export async function startPostgres(): Promise<TestPostgres> {
  const serverUrl = inject('postgresAdminUrl');
  if (!serverUrl)
    throw new Error('startPostgres() works in integration and e2e tests only: their vitest projects start the server');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn(serverUrl, [`create role ${name} login password 'test'`, `create database ${name} owner ${name}`]);
  const adminUrl = withDatabase(serverUrl, name);
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2, allowExitOnIdle: true });
  admin.on('error', () => {});
  const query = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
    (await admin.query<Row>(sql, [...values])).rows;
  return {
    databaseUrl: withDatabase(serverUrl, name, { user: name, password: 'test' }),
    adminUrl,
    query,
    killConnections: async () =>
      (
        await query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
          [name],
        )
      ).length,
    [Symbol.asyncDispose]: async () => {
      await admin.end();
      await runOn(serverUrl, [`drop database ${name} with (force)`, `drop role ${name}`]);
    },
  };
}

function withDatabase(serverUrl: string, database: string, account?: { user: string; password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (account) {
    url.username = account.user;
    url.password = account.password;
  }
  return url.href;
}

async function runOn(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
