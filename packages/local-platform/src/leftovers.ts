import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from './process-table.ts';

const supervisorName = 'supervisor';

/** Remembers the processes of a platform on disk, for the start after a crash of the machine's whole process tree. */
export function rememberProcess(runFolder: string, name: string, pid: number): void {
  writeFileSync(join(runFolder, `${name}.pid`), `${pid}\n${commandOf(pid)}\n`);
}

/** Throws when the process that looks after this folder is alive: two of them would fight over the data. */
export function assertNotSupervised(runFolder: string): void {
  const supervisor = alive(runFolder).find(({ name }) => name === supervisorName);
  if (supervisor)
    throw new Error(
      `already running here as process ${supervisor.pid}; stop it with Ctrl-C or kill ${supervisor.pid} first`,
    );
}

/** From now on this process looks after the folder. */
export function rememberSupervisor(runFolder: string): void {
  rememberProcess(runFolder, supervisorName, process.pid);
}

/** An orderly end leaves nothing to remember. */
export function forgetProcesses(runFolder: string): void {
  for (const { file } of remembered(runFolder)) rmSync(file, { force: true });
}

/**
 * Kills what an earlier start left running, which happens only when its watchdog was killed too.
 * A process counts as ours when number and command line are the ones remembered: numbers are used again.
 */
export function killLeftovers(runFolder: string): readonly string[] {
  const ours = alive(runFolder);
  for (const { pid } of ours) process.kill(pid, 'SIGKILL');
  forgetProcesses(runFolder);
  return ours.map(({ name }) => name);
}

function alive(runFolder: string) {
  return remembered(runFolder).filter(({ pid, command }) => command !== '' && commandOf(pid) === command);
}

function remembered(runFolder: string) {
  return readdirSync(runFolder)
    .filter((name) => name.endsWith('.pid'))
    .map((name) => {
      const file = join(runFolder, name);
      const [pid, command = ''] = readFileSync(file, 'utf8').split('\n');
      return { name: name.slice(0, -'.pid'.length), file, pid: Number(pid), command };
    });
}
