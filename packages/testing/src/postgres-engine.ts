import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineSettings } from '@procur/local-platform/machine';
import { startPostgresServer } from '@procur/local-platform/postgres-server';
import { testEngine } from './test-engine.ts';

/** A server on which test databases can be created. */
export type PostgresEngine = { readonly adminUrl: string; readonly stop: () => Promise<void> };

/** `DATABASE_URL` when set, else a container when asked for, else PostgreSQL from npm in a temporary folder. */
export async function startPostgresEngine(): Promise<PostgresEngine> {
  const { databaseUrl } = machineSettings();
  if (databaseUrl) return { adminUrl: databaseUrl, stop: async () => {} };
  return testEngine() === 'containers' ? startContainer() : startEmbedded();
}

async function startEmbedded(): Promise<PostgresEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'procur-test-postgres-'));
  const server = await startPostgresServer({
    dataFolder: join(folder, 'data'),
    logFile: join(folder, 'log'),
    password: 'test',
    disposable: true,
  });
  return {
    adminUrl: server.url(),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startContainer(): Promise<PostgresEngine> {
  // Loaded only here: the library takes a second to load and most runs need none of it.
  const { GenericContainer, Wait } = await import('testcontainers');
  const postgresPort = 5432;
  const container = await new GenericContainer('postgres:18-alpine')
    .withEnvironment({ POSTGRES_PASSWORD: 'test' })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=300'])
    .withExposedPorts(postgresPort)
    // The image starts the server twice: once to initialise it, once to serve.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  const address = `${container.getHost()}:${container.getMappedPort(postgresPort)}`;
  return {
    adminUrl: `postgresql://postgres:test@${address}/postgres`,
    stop: async () => {
      await container.stop();
    },
  };
}
