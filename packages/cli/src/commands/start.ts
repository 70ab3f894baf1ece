import type { Command } from 'commander';
import { addPlatformFlags, type PlatformFlags } from '../platform-flags.ts';
import { printAddresses, startPlatformAloud, stopAloud, untilStopped } from '../running-platform.ts';
import { print } from '../terminal.ts';

/** `procur start`: the whole platform on this machine until Ctrl-C. */
export function addStart(program: Command): void {
  addPlatformFlags(program.command('start').description('start the platform and keep it running until Ctrl-C')).action(
    start,
  );
}

async function start(flags: PlatformFlags): Promise<void> {
  const stopped = untilStopped();
  const platform = await startPlatformAloud(flags);
  printAddresses(platform);
  print('\nCtrl-C stops everything. `npm run demo` shows what it can do; `npm run doctor` what it uses.');
  await stopped;
  await stopAloud(platform);
}
