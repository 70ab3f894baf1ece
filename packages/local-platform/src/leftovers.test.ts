import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assertNotSupervised, killLeftovers, rememberProcess, rememberSupervisor } from './leftovers.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'procur-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('kills what is remembered and still the same process', async () => {
  const child = spawn('sleep', ['60']);
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  rememberProcess(folder, 'vendors', child.pid as number);
  expect(killLeftovers(folder)).toEqual(['vendors']);
  expect(await ended).toBe('SIGKILL');
  expect(readdirSync(folder)).toEqual([]);
});

it('spares a process that only has the remembered number', () => {
  writeFileSync(join(folder, 'vendors.pid'), `${process.pid}\nnode src/main.ts\n`);
  expect(killLeftovers(folder)).toEqual([]);
});

it('refuses a folder that a living supervisor looks after', () => {
  rememberSupervisor(folder);
  expect(() => assertNotSupervised(folder)).toThrow(`already running here as process ${process.pid}`);
});
