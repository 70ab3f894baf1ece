import type { ServiceKeys } from '@procur/local-platform/service-keys';
import type { Identity } from '@procur/service-kit/identity';
import { createTokenMinter } from '@procur/service-kit/internal-token';

/** Who a test call comes from; `service` is the one that vouches for it, `gateway` when left out. */
export type TestIdentity = Omit<Identity, 'service'> & { readonly service?: string };

/** Signs the internal token with which `identity.service` would call another service. Valid for five minutes. */
export async function internalToken(keys: ServiceKeys, identity: TestIdentity): Promise<string> {
  const service = identity.service ?? 'gateway';
  const signingKey = keys.signingKeys[service];
  if (!signingKey)
    throw new Error(`no signing key for ${service}, there are ${Object.keys(keys.signingKeys).join(', ')}`);
  const mint = await createTokenMinter({ service, signingKey, ttlS: 300 });
  return mint(identity);
}
