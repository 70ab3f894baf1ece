import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
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
    listBefore: (time) => listBefore(root, time),
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

async function* listBefore(root: string, time: Date): AsyncGenerator<string> {
  // Nothing was ever written where the folder is not there yet.
  await mkdir(root, { recursive: true });
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const written = await modifiedAt(path);
    if (written && written < time) yield relative(root, path).split(sep).join('/');
  }
}

/** Undefined when the file has gone meanwhile: another process sweeps too, and unfinished writes are renamed. */
async function modifiedAt(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Keys are of our own making; a key that leaves the folder is a bug and must not reach another file. */
function pathWithin(root: string, key: string): string {
  const path = resolve(join(root, key));
  if (!path.startsWith(root + sep)) throw new Error(`file key ${key} leaves the folder of files`);
  return path;
}
