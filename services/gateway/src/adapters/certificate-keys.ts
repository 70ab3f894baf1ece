import { readJson } from '@procur/service-kit/internal-token';

/** A public key as a JWKS shows it. */
export type PublishedKey = { readonly kty: string; readonly crv: string; readonly x: string; readonly kid: string };

// The services whose signatures are in mandates and deal certificates.
const signers = ['requests', 'negotiation'];

/** The public keys by which deal certificates are verified, from the setting that holds those of all services. */
export async function readCertificateKeys(trustedJwks: string): Promise<readonly PublishedKey[]> {
  const { keys } = await readJson<{ readonly keys: readonly PublishedKey[] }>(trustedJwks);
  // Named one by one: whatever else stands in the file is nobody's business.
  return keys.filter(({ kid }) => signers.includes(kid)).map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid }));
}
