import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceName, serviceNames } from '@procur/service-kit/service-names';
import { createServiceKeys } from './service-keys.ts';

/** What this platform must keep to itself. Made once; the same at every later start. */
export type PlatformKeys = {
  /** Path of the private JWK by caller: the seven services and `operator`, which is this program. */
  readonly signingKeyFile: (caller: Caller) => string;
  /** Path of the JWKS with the public keys of services and operator. */
  readonly trustedJwksFile: string;
  readonly databasePasswords: Readonly<Record<DatabaseRole, string>>;
};

type Caller = ServiceName | 'operator';
type DatabaseRole = ServiceName | 'postgres';

/** Reads the keys, making those that are missing. Every file is readable by its owner alone. */
export async function platformKeys(folder: string): Promise<PlatformKeys> {
  const trustedJwksFile = join(folder, 'trusted.jwks.json');
  const signingKeyFile = (caller: Caller) => join(folder, `${caller}.jwk.json`);
  if (!existsSync(trustedJwksFile)) await createSigningKeys(signingKeyFile, trustedJwksFile);
  return {
    signingKeyFile,
    trustedJwksFile,
    databasePasswords: databasePasswords(join(folder, 'database-passwords.json')),
  };
}

async function createSigningKeys(fileOf: (caller: Caller) => string, trustedJwksFile: string): Promise<void> {
  const callers = [...serviceNames, 'operator'] as const;
  const keys = await createServiceKeys(callers);
  for (const caller of callers) writeSecret(fileOf(caller), keys.signingKeys[caller] ?? '');
  // Last, because its presence says that all the others are there.
  writeSecret(trustedJwksFile, keys.trustedJwks);
}

function databasePasswords(file: string): Record<DatabaseRole, string> {
  if (!existsSync(file)) {
    const roles: readonly DatabaseRole[] = ['postgres', ...serviceNames];
    writeSecret(
      file,
      JSON.stringify(Object.fromEntries(roles.map((role) => [role, randomBytes(24).toString('base64url')]))),
    );
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

function writeSecret(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}
