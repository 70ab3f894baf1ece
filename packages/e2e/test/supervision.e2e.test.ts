import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf } from '@procur/local-platform/process-table';
import { eventually } from '@procur/testing/eventually';
import getPort, { portNumbers } from 'get-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, '../../cli/bin/procur.mjs');

let folder: string;
let edge: number;
let base: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'procur-e2e-'));
  edge = await getPort();
  base = await freeBase();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('procur start', () => {
  it('leaves no process behind when it is killed', async () => {
    const running = await start();
    const pids = rememberedPids();
    expect(pids.size).toBe(10);
    running.kill('SIGKILL');
    await eventually(() => expect([...pids.values()].filter(isAlive)).toEqual([]), { timeoutMs: 15_000 });
  });

  it('starts again in the folder it was killed in, and stops everything at Ctrl-C', async () => {
    const running = await start();
    const pids = rememberedPids();
    running.kill('SIGINT');
    expect(await once(running, 'exit')).toEqual([0, null]);
    expect([...pids.values()].filter(isAlive)).toEqual([]);
  });

  it('names a taken port and the setting that moves it', async () => {
    const occupant = createServer().listen(edge, '127.0.0.1');
    await once(occupant, 'listening');
    const refused = spawn(process.execPath, [program, ...flags()], { stdio: ['ignore', 'ignore', 'pipe'] });
    const said = (await Array.fromAsync(refused.stderr)).join('');
    expect(said).toContain(`port ${edge} for the API`);
    expect(said).toContain('PROCUR_PORT');
    await new Promise((resolve) => occupant.close(resolve));
  });
});

const flags = () => ['start', '--folder', folder, '--port', String(edge), '--port-base', String(base)];

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, ...flags()], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await eventually(() => expect(said).toContain('Ctrl-C stops everything'), { timeoutMs: 120_000, intervalMs: 100 });
  return child;
}

/** What it remembers of itself, its seven services and two servers. */
function rememberedPids(): ReadonlyMap<string, number> {
  const run = join(folder, 'run');
  return new Map(readdirSync(run).map((name) => [name, Number(readFileSync(join(run, name), 'utf8').split('\n')[0])]));
}

function isAlive(pid: number): boolean {
  return commandOf(pid) !== '';
}

/** Below the ports that the system gives to outgoing connections, any of which could be among the next two hundred. */
async function freeBase(): Promise<number> {
  const [from, span] = [12_000, 250];
  const first = from + span * (process.pid % 80);
  return await getPort({ port: portNumbers(first, first + span) });
}
