import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install-lock.mjs';
import { npm } from './toolchain.mjs';

/** Installs what package-lock.json asks for; takes milliseconds when it is all there. */
export function ensureDependencies(node) {
  if (isInstalled()) return;
  console.error('Installing dependencies (a minute the first time).');
  // Not `npm ci`: it refuses when a registry lacks the binaries of some other platform, which nobody here would install.
  // `--no-save` takes the versions of the lock file and leaves the file as it is.
  npm(['install', '--no-save'], node);
}

/**
 * npm leaves a copy of the lock file with what it really installed. Comparing the two tells more than a time stamp: it is
 * right after a checkout, after an interrupted installation, and after a person ran npm themselves.
 */
function isInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = packagesOf(installedLock);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => !path.includes('node_modules/') || wanted.optional || isSame(wanted, installed[path]),
  );
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function isSame(wanted, installed) {
  return installed !== undefined && installed.version === wanted.version && installed.resolved === wanted.resolved;
}
