import { createTokenVerifier } from '@procur/service-kit/internal-token';
import { expect, it } from 'vitest';
import { internalToken } from './test-identity.ts';
import { testKeys } from './test-keys.ts';

const buyer = { subject: 'user-1', organisationId: 'org-1', roles: ['buyer'] as const };

it('signs tokens that services believe', async () => {
  const keys = await testKeys();
  const verify = await createTokenVerifier(keys.trustedJwks);
  expect(await verify(await internalToken(keys, buyer))).toEqual({ ...buyer, service: 'gateway' });
});

it('signs with keys that nobody else trusts', async () => {
  const verify = await createTokenVerifier((await testKeys()).trustedJwks);
  await expect(verify(await internalToken(await testKeys(), buyer))).rejects.toThrow();
});
