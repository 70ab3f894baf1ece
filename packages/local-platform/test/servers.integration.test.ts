import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { machineSettings } from '../src/machine.ts';
import { startNatsServer } from '../src/nats-server.ts';
import { natsServerBinary, toolchainFolder } from '../src/nats-server-binary.ts';
import { startPostgresServer } from '../src/postgres-server.ts';
import { waitUntil } from '../src/wait-until.ts';

const folder = mkdtempSync(join(tmpdir(), 'procur-servers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = machineSettings();
const binary = () =>
  natsServerBinary({ configured: settings.natsServerBinary, path: settings.path, toolchainFolder: toolchainFolder() });

it('keeps PostgreSQL data over a crash and a second start', async () => {
  const options = { dataFolder: join(folder, 'pg'), logFile: join(folder, 'pg.log'), password: 'it is: secret/@' };
  const first = await startPostgresServer(options);
  await query(first.url(), 'create table kept as select 42 as answer');
  await first.child.kill();
  const second = await startPostgresServer(options);
  expect(await query(second.url(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
});

it('says what is wrong when PostgreSQL cannot start', async () => {
  const server = await startPostgresServer({
    dataFolder: join(folder, 'taken'),
    logFile: join(folder, 'taken.log'),
    password: 'x',
  });
  const other = {
    dataFolder: join(folder, 'other'),
    logFile: join(folder, 'other.log'),
    password: 'x',
    port: server.port,
  };
  await expect(startPostgresServer(other)).rejects.toThrow(/Address already in use|could not bind/);
  await server.stop();
});

it('starts nats-server again on the same port', async () => {
  const options = { binary: binary(), storeFolder: join(folder, 'nats'), logFile: join(folder, 'nats.log') };
  const first = await startNatsServer(options);
  await first.child.kill();
  const second = await startNatsServer({ ...options, port: first.port });
  expect(second.url).toBe(first.url);
  await second.stop();
});

it('leaves no server behind when its owner is killed', async () => {
  const owner = spawn(
    process.execPath,
    [join(import.meta.dirname, 'support/own-a-server.ts'), binary(), join(folder, 'orphan')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [chunk] = await new Promise<[Buffer]>((resolve) => owner.stdout.once('data', (data) => resolve([data])));
  const pid = Number(chunk.toString());
  expect(isAlive(pid)).toBe(true);
  owner.kill('SIGKILL');
  await waitUntil(() => expect(isAlive(pid)).toBe(false), { what: 'the server ends', timeoutMs: 10_000 });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
