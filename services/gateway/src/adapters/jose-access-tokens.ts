import type { Database } from '@procur/service-kit/database';
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
import { SigningKey } from '../database/entities/signing-key.ts';
import type { AccessTokens } from '../ports.ts';

const audience = 'procur-api';

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

type AuthorityOptions = { readonly issuer: string; readonly now: () => Date; readonly newId: () => string };

/** Opens the keys kept in the database; the first replica ever creates one. */
export async function openAccessTokens(database: Database, options: AuthorityOptions): Promise<AccessTokenAuthority> {
  const { issuer } = options;
  const keys = await loadKeys(database, options);
  const newest = keys[0];
  if (newest === undefined) throw new Error('there is no key to sign access tokens with');
  const signingKey = await importJWK(newest.privateJwk, 'EdDSA');
  const jwks = { keys: keys.map(({ kid, privateJwk }) => publicJwk(kid, privateJwk)) };
  const verificationKeys = createLocalJWKSet(jwks);
  return {
    jwks,
    sign: ({ userId, organisationId, sessionId, roles }, expiresAt) =>
      new SignJWT({ org: organisationId, roles: [...roles], sid: sessionId })
        .setProtectedHeader({ alg: 'EdDSA', kid: newest.kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(userId)
        .setJti(options.newId())
        .setIssuedAt(options.now())
        .setExpirationTime(expiresAt)
        .sign(signingKey),
    verify: async (token) => {
      const checks = { issuer, audience, algorithms: ['EdDSA'], currentDate: options.now() };
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

async function loadKeys(database: Database, { now, newId }: AuthorityOptions): Promise<readonly SigningKey[]> {
  return await database.transaction(async (em) => {
    // Replicas that start together for the first time must end up with one key, not one each.
    await em.execute('lock table signing_keys in share row exclusive mode');
    const keys = await em.find(SigningKey, {}, { orderBy: { createdAt: 'desc' } });
    if (keys.length > 0) return keys;
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    return [em.create(SigningKey, { kid: newId(), privateJwk: await exportJWK(privateKey), createdAt: now() })];
  });
}

function publicJwk(kid: string, { kty, crv, x }: JWK): JWK {
  return { kid, alg: 'EdDSA', use: 'sig', ...(kty && { kty }), ...(crv && { crv }), ...(x && { x }) };
}
