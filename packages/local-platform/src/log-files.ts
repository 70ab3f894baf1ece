import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const longestLogBytes = 10 * 2 ** 20;
const lookEveryMs = 30_000;

/**
 * Keeps every log of a folder below about twice 10 MiB: a full one becomes `<name>.log.1` and starts anew. Copied and emptied
 * instead of renamed, because the processes hold the file open (for appending, so that they go on at its new end).
 */
export function boundLogFiles(folder: string): Disposable {
  const timer = setInterval(() => rotate(folder), lookEveryMs).unref();
  rotate(folder);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

function rotate(folder: string): void {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  for (const file of logs.map((name) => join(folder, name))) {
    if (statSync(file).size <= longestLogBytes) continue;
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  }
}
