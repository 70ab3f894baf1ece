import { exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenMinter, createTokenVerifier } from './internal-token.ts';
import { createLinkTokens, type LinkTokens } from './link-token.ts';

const claims = { id: 'link-1', subject: 'vendor-1', organisationId: 'org-1' };
const at = new Date('2026-11-20T12:00:00Z');
const later = new Date('2026-11-20T13:00:00Z');

let links: LinkTokens;
let other: LinkTokens;
let signingKey: string;
let trustedJwks: string;
beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const names = { kid: 'vendors', alg: 'EdDSA' };
  signingKey = JSON.stringify({ ...(await exportJWK(privateKey)), ...names });
  trustedJwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...names }] });
  links = await createLinkTokens({ service: 'vendors', signingKey, trustedJwks, audience: 'answers' });
  other = await createLinkTokens({ service: 'vendors', signingKey, trustedJwks, audience: 'surveys' });
});

describe('the token of a link', () => {
  it('says what it was signed for, until it expires', async () => {
    const token = await links.sign(claims, later);
    expect(await links.verify(token, at)).toEqual(claims);
    await expect(links.verify(token, later)).rejects.toMatchObject({ kind: 'forbidden', reason: 'LINK_EXPIRED' });
  });

  it('is refused when a single character differs', async () => {
    const token = await links.sign(claims, later);
    for (let i = 0; i < token.length; i += 7) {
      const altered = `${token.slice(0, i)}${token[i] === 'x' ? 'y' : 'x'}${token.slice(i + 1)}`;
      // The last bits of a part may mean nothing in base64url, where another character is the same bytes.
      const decoded = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
      if (decoded(altered).join() === decoded(token).join()) continue;
      await expect(links.verify(altered, at)).rejects.toMatchObject({ reason: 'LINK_INVALID' });
    }
  });

  it('is worth nothing for another purpose, and neither is a token between services', async () => {
    await expect(other.verify(await links.sign(claims, later), at)).rejects.toMatchObject({ reason: 'LINK_INVALID' });
    const mint = await createTokenMinter({ service: 'vendors', signingKey, ttlS: 60 });
    const internal = await mint({ subject: 'vendor-1', organisationId: 'org-1', roles: ['service'] });
    await expect(links.verify(internal, at)).rejects.toMatchObject({ reason: 'LINK_INVALID' });
    const verify = await createTokenVerifier(trustedJwks);
    await expect(verify(await links.sign(claims, later))).rejects.toThrow();
  });
});
