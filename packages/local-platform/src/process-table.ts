import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The command line of a process; empty when there is none of this number. `/proc` first: small Linux images have no `ps`. */
export function commandOf(pid: number): string {
  if (hasProc) return readProc(pid, 'cmdline').replaceAll('\0', ' ').trim();
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** Resident memory in bytes of a process with all its descendants; what they share is counted once where the system tells. */
export function residentBytes(pid: number): number {
  const tree = processTree();
  return withDescendants(pid, tree).reduce((sum, each) => sum + residentBytesOfOne(each), 0);
}

/**
 * Processor time in seconds that a process with all its descendants has used, those that ended included; 0 where the system
 * does not tell.
 */
export function processorSeconds(pid: number): number {
  return withDescendants(pid, processTree()).reduce((sum, each) => sum + processorSecondsOfOne(each), 0);
}

const hasProc = existsSync('/proc/self/cmdline');
const kibibyte = 1024;

/** Resident memory in bytes of one process without its descendants. */
export function residentBytesOfOne(pid: number): number {
  if (!hasProc) {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return Number(stdout.trim() || 0) * kibibyte;
  }
  // Proportional size: forty PostgreSQL processes map the same shared memory.
  const line =
    /^Pss:\s+(\d+) kB/m.exec(readProc(pid, 'smaps_rollup')) ?? /^VmRSS:\s+(\d+) kB/m.exec(readProc(pid, 'status'));
  return Number(line?.[1] ?? 0) * kibibyte;
}

// Fields 14 to 17 of proc(5): user and system time of the process and of the children it has waited for. Counted behind the
// name, which may hold spaces.
const ticksPerSecond = 100;

function processorSecondsOfOne(pid: number): number {
  const fields = /\) (.*)$/s.exec(readProc(pid, 'stat'))?.[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}

function withDescendants(pid: number, children: ReadonlyMap<number, readonly number[]>): readonly number[] {
  return [pid, ...(children.get(pid) ?? []).flatMap((child) => withDescendants(child, children))];
}

/** Children by parent. */
function processTree(): ReadonlyMap<number, readonly number[]> {
  const pairs = hasProc ? pairsFromProc() : pairsFromPs();
  const children = new Map<number, number[]>();
  for (const { pid, parent } of pairs) children.set(parent, [...(children.get(parent) ?? []), pid]);
  return children;
}

function pairsFromProc() {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.map((pid) => ({ pid, parent: Number(/^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0) }));
}

function pairsFromPs() {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));
}

/** Empty when the process has just ended or belongs to somebody else. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
