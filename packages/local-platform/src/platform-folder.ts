import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assertNotSupervised, killLeftovers, rememberSupervisor } from './leftovers.ts';

/** Where one platform keeps everything that outlives its processes. */
export type PlatformFolder = {
  readonly root: string;
  readonly postgres: string;
  readonly nats: string;
  readonly files: string;
  readonly mail: string;
  readonly keys: string;
  readonly logs: string;
  readonly artefacts: string;
  /** Who is running right now. */
  readonly run: string;
};

/**
 * Creates the folders that do not exist; `fresh` deletes all data first. Throws when a platform is running there, and ends
 * what a crashed one has left running. Keys are readable by their owner alone.
 */
export function openPlatformFolder(root: string, { fresh = false } = {}): PlatformFolder {
  const names = ['postgres', 'nats', 'files', 'mail', 'keys', 'logs', 'artefacts', 'run'] as const;
  const folders = Object.fromEntries(names.map((name) => [name, join(root, name)])) as Omit<PlatformFolder, 'root'>;
  mkdirSync(folders.run, { recursive: true });
  assertNotSupervised(folders.run);
  killLeftovers(folders.run);
  if (fresh) rmSync(root, { recursive: true, force: true });
  // PostgreSQL makes its own folder: it is the sign that there is a database.
  const made = names.filter((name) => name !== 'postgres');
  for (const name of made) mkdirSync(folders[name], { recursive: true, mode: name === 'keys' ? 0o700 : 0o755 });
  rememberSupervisor(folders.run);
  return { root, ...folders };
}
