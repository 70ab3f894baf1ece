import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineDescription, machineSettings } from '@procur/local-platform/machine';
import { natsServerBinary, toolchainFolder } from '@procur/local-platform/nats-server-binary';
import { postgresBinaries } from '@procur/local-platform/postgres-binaries';
import { residentBytes, residentBytesOfOne } from '@procur/local-platform/process-table';
import type { Command } from 'commander';
import { addPlatformFlags, type PlatformFlags } from '../platform-flags.ts';
import { printPairs, printTitle, reportFailure } from '../terminal.ts';

/** `procur doctor`: what this machine has, and how much memory a running platform takes. */
export function addDoctor(program: Command): void {
  addPlatformFlags(
    program.command('doctor').description('what this machine has, and what a running platform uses'),
  ).action(examine);
}

function examine({ folder }: PlatformFlags): void {
  printTitle('Machine');
  printPairs([
    ['system', machineDescription()],
    ['node', `${process.version} (${process.execPath})`],
    ['PostgreSQL', found(() => machineSettings().databaseUrl ?? postgresBinaries().postgres)],
    ['nats-server', found(natsServer)],
  ]);
  printTitle('Memory of the platform (pages that several processes share count in parts)');
  const uses = memoryByProcess(join(folder, 'run'));
  const total = uses.reduce((sum, { bytes }) => sum + bytes, 0);
  printPairs(uses.length === 0 ? [['not running', folder]] : [...uses.map(row), row({ name: 'total', bytes: total })]);
}

function natsServer(): string {
  const { natsUrl, natsServerBinary: configured, path } = machineSettings();
  return natsUrl ?? natsServerBinary({ configured, path, toolchainFolder: toolchainFolder() });
}

/** A missing part is a finding and not the end of the examination. */
function found(look: () => string): string {
  try {
    return look();
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
    return 'missing';
  }
}

type MemoryUse = { readonly name: string; readonly bytes: number };

function memoryByProcess(runFolder: string): readonly MemoryUse[] {
  const files = existsSync(runFolder) ? readdirSync(runFolder).filter((file) => file.endsWith('.pid')) : [];
  const uses = files.map((file) =>
    memoryUse(file.slice(0, -'.pid'.length), readFileSync(join(runFolder, file), 'utf8')),
  );
  return uses.filter(({ bytes }) => bytes > 0).toSorted((one, other) => other.bytes - one.bytes);
}

/** PostgreSQL is a process per connection; the supervisor is the parent of everything and counts alone. */
function memoryUse(name: string, pidFile: string): MemoryUse {
  const pid = Number(pidFile.split('\n')[0]);
  return { name, bytes: name === 'supervisor' ? residentBytesOfOne(pid) : residentBytes(pid) };
}

function row({ name, bytes }: MemoryUse): readonly [string, string] {
  return [name, `${Math.round(bytes / 2 ** 20)} MB`];
}
