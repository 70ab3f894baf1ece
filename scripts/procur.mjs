#!/usr/bin/env node
// The first thing that runs on a bare machine: plain JavaScript for Node 20 without any dependency.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root, withInstallLock } from './install-lock.mjs';
import { ensureNode, environmentWith } from './toolchain.mjs';

/** Everything else is a command of the `procur` program. */
const developerScripts = {
  test: 'test.mjs',
  check: 'check.mjs',
  coverage: 'coverage.mjs',
  quality: '../bench/quality/run.ts',
};

const [command = 'help', ...args] = process.argv.slice(2);
try {
  const node = await withInstallLock(async () => {
    const found = ensureNode();
    ensureDependencies(found);
    return found;
  });
  process.exitCode = await run(node);
} catch (error) {
  console.error(`procur: ${error.message}`);
  process.exitCode = 1;
}

/** Signals belong to the program, which stops its children in order; we only wait for it and pass on how it ended. */
function run(node) {
  const script = developerScripts[command];
  const program = script
    ? [join(root, 'scripts', script), ...args]
    : [join(root, 'packages/cli/bin/procur.mjs'), command, ...args];
  const child = spawn(node, program, { stdio: 'inherit', env: environmentWith(node) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => forward(child, signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Ctrl-C reaches the whole foreground group by itself; sending it again would mean "do not wait for an orderly end". */
function forward(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return;
  child.kill(signal);
}
