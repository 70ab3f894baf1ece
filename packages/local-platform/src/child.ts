import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { leash, type StopSignal } from './leash.ts';

/** What to start and how it wants to be stopped. */
export type ChildSpec = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Output goes here. A file and not a pipe: a child writing into the pipe of a dead parent dies in the middle of its work. */
  readonly logFile: string;
  readonly stopSignal: StopSignal;
  readonly uid?: number;
  readonly gid?: number;
};

/** A started child process. */
export type Child = {
  readonly pid: number;
  readonly running: () => boolean;
  /** Resolves with a sentence about how it ended; never rejects. */
  readonly ended: Promise<string>;
  /** Orderly stop; killed when it takes longer than `graceMs`. */
  readonly stop: (graceMs?: number) => Promise<void>;
  /** As a crash would: no chance to clean up. */
  readonly kill: () => Promise<void>;
};

const defaultGraceMs = 10_000;

/** Starts a child that is on the leash: it ends with this process, whatever happens to this process. */
export async function startChild(spec: ChildSpec): Promise<Child> {
  const child = spawnLogged(spec);
  const ended = whenEnded(child);
  await Promise.race([once(child, 'spawn'), once(child, 'error').then(([error]) => Promise.reject(error))]);
  const pid = child.pid as number;
  leash().hold(pid, spec.stopSignal);
  void ended.then(() => leash().release(pid));
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    running,
    ended,
    stop: (graceMs = defaultGraceMs) => stopChild(child, ended, { signal: spec.stopSignal, graceMs }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function spawnLogged(spec: ChildSpec): ChildProcess {
  const log = openSync(spec.logFile, 'a');
  try {
    const options: SpawnOptions = {
      stdio: ['ignore', log, log],
      // Its own process group: Ctrl-C in the terminal reaches only us, and we stop the children in order.
      detached: true,
      ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
      ...(spec.env === undefined ? {} : { env: spec.env as NodeJS.ProcessEnv }),
      ...(spec.uid === undefined ? {} : { uid: spec.uid }),
      ...(spec.gid === undefined ? {} : { gid: spec.gid }),
    };
    return spawn(spec.command, [...spec.args], options);
  } finally {
    closeSync(log);
  }
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`));
  });
}

async function stopChild(
  child: ChildProcess,
  ended: Promise<string>,
  { signal, graceMs }: { signal: StopSignal; graceMs: number },
): Promise<void> {
  child.kill(`SIG${signal}`);
  const cancel = new AbortController();
  const late = delay(graceMs, 'late' as const, { signal: cancel.signal, ref: false }).catch(() => 'done' as const);
  const outcome = await Promise.race([ended, late]);
  cancel.abort();
  if (outcome === 'late') child.kill('SIGKILL');
  await ended;
}
