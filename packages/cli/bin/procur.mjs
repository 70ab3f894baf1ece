#!/usr/bin/env node
// Plain JavaScript: the Node that started this may be too old for the program and then only hands over to the one that is not.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 24 || (major === 24 && minor >= 12)) await import('../src/main.ts');
else handOver();

function handOver() {
  const launcher = join(import.meta.dirname, '../../../scripts/procur.mjs');
  const { status } = spawnSync(process.execPath, [launcher, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
