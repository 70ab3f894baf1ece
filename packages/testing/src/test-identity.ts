import type { ServiceKeys } from '@procur/local-platform/service-keys';
import type { RoleName } from '@procur/service-kit/roles';
import { importJWK, type JWK, SignJWT } from 'jose';

/** Who a test call comes from. */
export type TestIdentity = {
  /** User id or `service:<name>`. */
  readonly subject: string;
  /** Empty for calls of the operator. */
  readonly organisationId: string;
  readonly roles: readonly RoleName[];
  /** The service that vouches for it; `gateway` when left out. */
  readonly service?: string;
  readonly correlationId?: string;
};

/** Signs the internal token with which `identity.service` would call another service. Valid for five minutes. */
export async function internalToken(keys: ServiceKeys, identity: TestIdentity): Promise<string> {
  const issuer = identity.service ?? 'gateway';
  const jwk = signingKey(keys, issuer);
  return new SignJWT({ org: identity.organisationId, roles: identity.roles, corr: identity.correlationId ?? 'test' })
    .setProtectedHeader({ alg: 'EdDSA', kid: issuer })
    .setIssuer(issuer)
    .setAudience('procur-internal')
    .setSubject(identity.subject)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importJWK(jwk, 'EdDSA'));
}

function signingKey(keys: ServiceKeys, caller: string): JWK {
  const json = keys.signingKeys[caller];
  if (!json) throw new Error(`no signing key for ${caller}, there are ${Object.keys(keys.signingKeys).join(', ')}`);
  return JSON.parse(json);
}
