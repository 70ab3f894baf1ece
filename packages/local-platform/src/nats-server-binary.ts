import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Where to look and where to put what had to be fetched. */
export type NatsServerSearch = {
  /** `NATS_SERVER_BIN`: when set, it is this one or an error, never another one. */
  readonly configured: string | undefined;
  readonly path: string;
  /** `.toolchain` of the repository. */
  readonly toolchainFolder: string;
  /** Told before something is fetched, which takes seconds (Debian) to a minute (Go). */
  readonly onFetch?: (source: string) => void;
};

/** `go install` takes this one; newer is fine, older than 2.9.10 (Debian 12) is not tested. */
const releaseForGo = 'v2.12.1';

const fetchTimeoutMs = 180_000;

/**
 * Finds nats-server or fetches it: `NATS_SERVER_BIN`, PATH, `.toolchain`, the Debian package unpacked without root, `go install`,
 * Homebrew. Throws with the commands a person can run when all of that is impossible.
 */
export function natsServerBinary(search: NatsServerSearch): string {
  if (search.configured) return requireExecutable(search.configured);
  const known = onPath('nats-server', search.path) ?? executable(fetchedBinary(search));
  return known ?? fetchBinary(search);
}

function fetchedBinary({ toolchainFolder }: NatsServerSearch): string {
  return join(toolchainFolder, 'bin', 'nats-server');
}

type Fetcher = {
  readonly source: string;
  readonly needs: string;
  readonly fetch: (search: NatsServerSearch, folder: string) => string | undefined;
};

const fetchers: readonly Fetcher[] = [
  { source: 'the Debian package', needs: 'apt-get', fetch: fromDebian },
  { source: `go install (${releaseForGo})`, needs: 'go', fetch: fromGo },
  { source: 'Homebrew', needs: 'brew', fetch: fromHomebrew },
];

function fetchBinary(search: NatsServerSearch): string {
  mkdirSync(join(search.toolchainFolder, 'bin'), { recursive: true });
  for (const { source, needs, fetch } of fetchers) {
    if (!onPath(needs, search.path)) continue;
    search.onFetch?.(source);
    const folder = mkdtempSync(join(search.toolchainFolder, 'nats-'));
    try {
      const found = fetch(search, folder);
      if (found) return install(found, fetchedBinary(search));
    } finally {
      // Go marks its module cache read-only.
      spawnSync('chmod', ['-R', 'u+w', folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new Error(
    'nats-server was not found and could not be fetched. Install it (Debian/Ubuntu: apt-get install nats-server; macOS: brew install nats-server; ' +
      'Go: go install github.com/nats-io/nats-server/v2@latest), or set NATS_SERVER_BIN to its path, or NATS_URL to a running server with JetStream ' +
      '(docker run -p 4222:4222 nats -js).',
  );
}

/** Renamed into place, so that a second process never sees half a file. */
function install(found: string, target: string): string {
  const half = `${target}.${process.pid}`;
  copyFileSync(found, half);
  renameSync(half, target);
  return target;
}

function fromDebian({ path }: NatsServerSearch, folder: string): string | undefined {
  if (!run('apt-get', ['download', 'nats-server'], { cwd: folder, path })) {
    // Images often carry no package lists; ours go into our own folder because /var belongs to root.
    mkdirSync(join(folder, 'lists', 'partial'), { recursive: true });
    mkdirSync(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
    const own = ['-o', `Dir::State::Lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/cache`];
    run('apt-get', [...own, 'update'], { cwd: folder, path });
    if (!run('apt-get', [...own, 'download', 'nats-server'], { cwd: folder, path })) return undefined;
  }
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (!archive || !run('dpkg-deb', ['-x', archive, 'unpacked'], { cwd: folder, path })) return undefined;
  return (
    executable(join(folder, 'unpacked/usr/sbin/nats-server')) ??
    executable(join(folder, 'unpacked/usr/bin/nats-server'))
  );
}

function fromGo({ path }: NatsServerSearch, folder: string): string | undefined {
  const env = { GOBIN: folder, GOPATH: join(folder, 'go'), GOCACHE: join(folder, 'cache'), GOFLAGS: '-modcacherw' };
  run('go', ['install', `github.com/nats-io/nats-server/v2@${releaseForGo}`], { cwd: folder, path, env });
  return executable(join(folder, 'nats-server'));
}

function fromHomebrew({ path }: NatsServerSearch, folder: string): string | undefined {
  run('brew', ['install', 'nats-server'], { cwd: folder, path });
  return onPath('nats-server', path) ?? undefined;
}

type RunOptions = { readonly cwd: string; readonly path: string; readonly env?: Readonly<Record<string, string>> };

function run(command: string, args: readonly string[], { cwd, path, env }: RunOptions): boolean {
  const options: SpawnSyncOptions = {
    cwd,
    env: { ...process.env, PATH: path, ...env },
    stdio: 'ignore',
    timeout: fetchTimeoutMs,
  };
  return spawnSync(command, [...args], options).status === 0;
}

function requireExecutable(file: string): string {
  const found = executable(file);
  if (!found) throw new Error(`NATS_SERVER_BIN is ${file}, which is not an executable file`);
  return found;
}

function onPath(name: string, path: string): string | undefined {
  // Debian keeps servers in sbin, which is not on the PATH of an ordinary user.
  const folders = [...path.split(delimiter), '/usr/sbin', '/usr/local/sbin'].filter(Boolean);
  return folders.map((folder) => executable(join(folder, name))).find(Boolean);
}

function executable(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
}

/** The `.toolchain` folder of this checkout. */
export function toolchainFolder(): string {
  return join(dirname(dirname(dirname(import.meta.dirname))), '.toolchain');
}
