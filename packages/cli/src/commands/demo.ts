import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Platform } from '@procur/local-platform/platform';
import { type Command, InvalidArgumentError } from 'commander';
import { runJobs } from '../demo/run-jobs.ts';
import { addPlatformFlags, type PlatformFlags } from '../platform-flags.ts';
import { printAddresses, startPlatformAloud, stopAloud, untilStopped } from '../running-platform.ts';
import { print } from '../terminal.ts';

type DemoFlags = PlatformFlags & { readonly exit: boolean; readonly rfp?: string };

/** `procur demo`: starts the platform and lets it do its work through the public API. */
export function addDemo(program: Command): void {
  addPlatformFlags(program.command('demo').description('start the platform, then buy from a need and quote a tender'))
    .option('--exit', 'stop when the jobs are done; the status is 0 only when all succeeded', false)
    .option('--rfp <file>', 'quote this tender (PDF, DOCX, XLSX, TXT) instead of the samples', parseFile)
    .action(demo);
}

async function demo(flags: DemoFlags): Promise<void> {
  const stopped = untilStopped();
  const platform = await startPlatformAloud(flags);
  try {
    await runJobs(platform, flags.rfp);
    if (!flags.exit) await stayUp(platform, stopped);
  } finally {
    await stopAloud(platform);
  }
}

async function stayUp(platform: Platform, stopped: Promise<void>): Promise<void> {
  printAddresses(platform);
  print('\nCtrl-C stops everything.');
  await stopped;
}

function parseFile(path: string): string {
  if (existsSync(path)) return resolve(path);
  throw new InvalidArgumentError(`"${path}" is given, the path of an existing file is allowed.`);
}
