import { chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** The program to start, as whom. */
export type AccountCommand = {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
};

type Account = { readonly uid: number; readonly gid: number };

const setpriv = '/usr/bin/setpriv';

/**
 * PostgreSQL refuses to run as root. When we are root its folder is given to an unprivileged account that exists already
 * (`postgres`, else `nobody`: no user is ever added to somebody's machine) and its programs run as that account.
 */
export function asPostgresAccount(folder: string, command: string, args: readonly string[]): AccountCommand {
  if (userInfo().uid !== 0) return { command, args };
  const account = accountFor(folder);
  if (!belongsTo(folder, account)) giveTree(folder, account);
  return [folder, command].every((path) => othersMayEnter(dirname(path)))
    ? { command, args, ...account }
    : withReadAccess({ command, args }, account);
}

/**
 * Below a folder that only root may enter (`/root` for one) the account could not even load the program, so it keeps the
 * one capability to pass through folders. `no_setuid_fixup` makes `access(2)`, which PostgreSQL asks first, respect it too.
 */
function withReadAccess({ command, args }: AccountCommand, { uid, gid }: Account): AccountCommand {
  if (!existsSync(setpriv)) {
    throw new Error(
      `PostgreSQL does not run as root, and uid ${uid} cannot reach ${command}; run as another user or set DATABASE_URL`,
    );
  }
  const capability = [
    '--inh-caps=-all,+dac_read_search',
    '--ambient-caps=-all,+dac_read_search',
    '--securebits=+no_setuid_fixup',
  ];
  return {
    command: setpriv,
    args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capability, command, ...args],
  };
}

function belongsTo(folder: string, { uid }: Account): boolean {
  const version = join(folder, 'PG_VERSION');
  return [folder, version].every((path) => !existsSync(path) || statSync(path).uid === uid);
}

/** With everything inside: the folder may have been copied by root. */
function giveTree(folder: string, { uid, gid }: Account): void {
  chownSync(folder, uid, gid);
  for (const path of readdirSync(folder, { recursive: true })) lchownSync(join(folder, String(path)), uid, gid);
}

function accountFor(folder: string): Account {
  const owner = statSync(folder);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = passwordEntry('postgres') ?? passwordEntry('nobody');
  if (!account)
    throw new Error('PostgreSQL does not run as root and there is no account `postgres` or `nobody`; set DATABASE_URL');
  return account;
}

function passwordEntry(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function othersMayEnter(folder: string): boolean {
  const enters = (statSync(folder).mode & 0o005) === 0o005;
  return enters && (folder === '/' || othersMayEnter(dirname(folder)));
}
