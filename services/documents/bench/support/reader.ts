import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExtractionLimits } from '../../src/adapters/extraction/extraction-limits.ts';
import type { Outcome } from '../../test/support/hostile/outcomes.ts';

export type ReadingTask = { readonly path: string; readonly fileName: string; readonly limits: ExtractionLimits };
/** `peakMb` is the resident memory of the reading process at its highest so far for this file. */
export type ReadingReport = { readonly outcome: Outcome; readonly ms: number; readonly peakMb: number };

/** Reads files in a process of its own, as the service is one: its end counts as a crash, and its memory is only its own. */
export function startReader(limits: ExtractionLimits) {
  const folder = mkdtempSync(join(tmpdir(), 'procur-bench-'));
  let child: ChildProcess | undefined;
  const read = async (bytes: Uint8Array, fileName: string): Promise<ReadingReport> => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    child ??= fork(new URL('./reader-process.ts', import.meta.url));
    const report = await answerOf(child, { path, fileName, limits });
    if (report.outcome.reason.startsWith('the process ended')) child = undefined;
    return report;
  };
  const close = () => {
    child?.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { read, [Symbol.dispose]: close };
}

async function answerOf(child: ChildProcess, task: ReadingTask): Promise<ReadingReport> {
  const { promise, resolve } = Promise.withResolvers<ReadingReport>();
  const onExit = (code: number | null) =>
    resolve({ outcome: { kind: 'crash', reason: `the process ended with ${code}` }, ms: 0, peakMb: 0 });
  child.once('exit', onExit).once('message', (report) => resolve(report as ReadingReport));
  child.send(task);
  try {
    return await promise;
  } finally {
    child.off('exit', onExit);
  }
}
