import type { Database } from '@procur/service-kit/database';
import type { JWK } from 'jose';
import { SigningKey } from '../database/entities/signing-key.ts';

type SigningKeyPorts = {
  readonly database: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly generateKey: () => Promise<JWK>;
};

/** The keys that sign and verify access tokens, newest first; the first replica ever makes one. */
export async function loadSigningKeys(ports: SigningKeyPorts): Promise<readonly [SigningKey, ...SigningKey[]]> {
  const { database, now, newId, generateKey } = ports;
  return await database.transaction(async (em) => {
    // Replicas that start together for the first time must end up with one key, not one each.
    await em.execute('lock table signing_keys in share row exclusive mode');
    const [newest, ...older] = await em.find(SigningKey, {}, { orderBy: { createdAt: 'desc' } });
    if (newest) return [newest, ...older];
    return [em.create(SigningKey, { kid: newId(), privateJwk: await generateKey(), createdAt: now() })];
  });
}
