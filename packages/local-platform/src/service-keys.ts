import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Signing keys of callers and the public halves that everybody trusts. */
export type ServiceKeys = {
  /** Private JWK as JSON by caller: the value of `SERVICE_SIGNING_KEY`. */
  readonly signingKeys: Readonly<Record<string, string>>;
  /** JWKS as JSON: the value of `TRUSTED_JWKS`. */
  readonly trustedJwks: string;
};

/** Makes an Ed25519 key for each caller; the key id is the caller's name. */
export async function createServiceKeys(callers: readonly string[]): Promise<ServiceKeys> {
  const pairs = await Promise.all(callers.map(createPair));
  return {
    signingKeys: Object.fromEntries(pairs.map(({ caller, privateJwk }) => [caller, JSON.stringify(privateJwk)])),
    trustedJwks: JSON.stringify({ keys: pairs.map(({ publicJwk }) => publicJwk) }),
  };
}

async function createPair(caller: string): Promise<{ caller: string; privateJwk: JWK; publicJwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const names = { kid: caller, alg: 'EdDSA', use: 'sig' };
  return {
    caller,
    privateJwk: { ...(await exportJWK(privateKey)), ...names },
    publicJwk: { ...(await exportJWK(publicKey)), ...names },
  };
}
