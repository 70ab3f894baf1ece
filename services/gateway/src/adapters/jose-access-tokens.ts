import { isRoleName, type RoleName } from '@procur/service-kit/roles';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { AccessClaims, AccessTokens } from '../ports.ts';

const audience = 'procur-api';
const algorithm = 'EdDSA';

/** A verified user at the edge. */
export type SignedInUser = {
  readonly userId: string;
  readonly organisationId: string;
  readonly sessionId: string;
  readonly roles: readonly RoleName[];
};

/** Signs access tokens and checks them; the public keys are for anybody else who wants to. */
export type AccessTokenAuthority = AccessTokens & {
  /** @throws Error when the token is not ours, is changed or has expired. */
  readonly verify: (token: string) => Promise<SignedInUser>;
  readonly jwks: JSONWebKeySet;
};

/** A key with its id. */
export type KeyPair = { readonly kid: string; readonly privateJwk: JWK };

type AuthorityOptions = { readonly issuer: string; readonly now: () => Date; readonly newId: () => string };

/** An authority that signs with the first of the keys and accepts all of them. */
export async function createAccessTokens(
  keys: readonly [KeyPair, ...KeyPair[]],
  options: AuthorityOptions,
): Promise<AccessTokenAuthority> {
  const [newest] = keys;
  const signingKey = await importJWK(newest.privateJwk, algorithm);
  const jwks = { keys: keys.map(publicJwk) };
  const verificationKeys = createLocalJWKSet(jwks);
  const { issuer, now } = options;
  return {
    jwks,
    sign: (claims, expiresAt) =>
      unsigned(claims, expiresAt, options)
        .setProtectedHeader({ alg: algorithm, kid: newest.kid, typ: 'at+jwt' })
        .sign(signingKey),
    verify: async (token) => {
      const checks = { issuer, audience, algorithms: [algorithm], currentDate: now() };
      const { payload } = await jwtVerify(token, verificationKeys, checks);
      return {
        userId: payload.sub ?? '',
        organisationId: String(payload.org ?? ''),
        sessionId: String(payload.sid ?? ''),
        roles: Array.isArray(payload.roles) ? payload.roles.filter(isRoleName) : [],
      };
    },
  };
}

/** A new private Ed25519 key. */
export async function generateSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  return await exportJWK(privateKey);
}

function unsigned(claims: AccessClaims, expiresAt: Date, { issuer, now, newId }: AuthorityOptions): SignJWT {
  const { userId, organisationId, sessionId, roles } = claims;
  return new SignJWT({ org: organisationId, roles: [...roles], sid: sessionId })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(userId)
    .setJti(newId())
    .setIssuedAt(now())
    .setExpirationTime(expiresAt);
}

function publicJwk({ kid, privateJwk: { kty, crv, x } }: KeyPair): JWK {
  return { kid, alg: algorithm, use: 'sig', ...(kty && { kty }), ...(crv && { crv }), ...(x && { x }) };
}
