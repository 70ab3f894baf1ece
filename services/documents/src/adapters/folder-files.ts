import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { DomainError } from '@procur/service-kit/domain-error';
import type { FileStore } from '../ports.ts';

/** Keeps files in a folder. A file is written beside its place, flushed to the disk and moved there in one step. */
export function folderFiles(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (key: string) => pathWithin(root, key);
  return {
    write: async (key, source) => {
      const path = pathOf(key);
      const unfinished = `${path}.${randomUUID()}.part`;
      await mkdir(dirname(path), { recursive: true });
      try {
        await writeFlushed(unfinished, source);
        await rename(unfinished, path);
        // Without this the file's name may be lost in a power cut although its bytes are on the disk.
        await flush(dirname(path));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    read: (key) => readFrom(pathOf(key), key),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function writeFlushed(path: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  await using file = await open(path, 'wx');
  for await (const chunk of source) await file.writeFile(chunk);
  await file.sync();
}

async function flush(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

async function* readFrom(path: string, key: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new DomainError('not-found', 'FILE_NOT_FOUND', `there is no stored file ${key}`, { given: key });
  }
}

/** Keys are of our own making; a key that leaves the folder is a bug and must not reach another file. */
function pathWithin(root: string, key: string): string {
  const path = resolve(join(root, key));
  if (!path.startsWith(root + sep)) throw new Error(`file key ${key} leaves the folder of files`);
  return path;
}
