import { createLocalJWKSet, errors, importJWK, type JSONWebKeySet, type JWK, jwtVerify, SignJWT } from 'jose';
import { DomainError } from './domain-error.ts';
import { readJson } from './internal-token.ts';

const algorithm = 'EdDSA';

/** What a link says: who it is for and what it opens. `id` makes it one of its kind; its holder may store a hash of it. */
export type LinkClaims = { readonly id: string; readonly subject: string; readonly organisationId: string };

/** Signs and reads the tokens of links that people without an account are sent. */
export type LinkTokens = {
  readonly sign: (claims: LinkClaims, expiresAt: Date) => Promise<string>;
  /** @throws DomainError forbidden LINK_EXPIRED or LINK_INVALID; nothing of the token is repeated in it. */
  readonly verify: (token: string, at: Date) => Promise<LinkClaims>;
};

type LinkTokenOptions = {
  readonly service: string;
  /** A private Ed25519 JWK as JSON, or the path of a file that holds it. */
  readonly signingKey: string;
  /** Public keys of all services, this one's among them. */
  readonly trustedJwks: string;
  /** What the links are for; a token for one purpose is worth nothing for another, nor between services. */
  readonly audience: string;
};

/** Reads the service's key and returns what signs and verifies its links. */
export async function createLinkTokens(options: LinkTokenOptions): Promise<LinkTokens> {
  const { service, audience } = options;
  const key = await importJWK(await readJson<JWK>(options.signingKey), algorithm);
  const keys = createLocalJWKSet(await readJson<JSONWebKeySet>(options.trustedJwks));
  return {
    sign: ({ id, subject, organisationId }, expiresAt) =>
      new SignJWT({ org: organisationId })
        .setProtectedHeader({ alg: algorithm, kid: service })
        .setIssuer(service)
        .setAudience(audience)
        .setSubject(subject)
        .setJti(id)
        .setExpirationTime(expiresAt)
        .sign(key),
    verify: async (token, currentDate) => {
      const requiredClaims = ['sub', 'exp', 'jti', 'org'];
      const expected = { audience, issuer: service, algorithms: [algorithm], requiredClaims, currentDate };
      const { payload } = await jwtVerify(token, keys, expected).catch((error: unknown) => {
        throw refusal(error);
      });
      return { id: payload.jti ?? '', subject: payload.sub ?? '', organisationId: String(payload.org) };
    },
  };
}

function refusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired)
    return new DomainError('forbidden', 'LINK_EXPIRED', 'the link has expired', { field: 'token' });
  if (error instanceof errors.JOSEError)
    return new DomainError('forbidden', 'LINK_INVALID', 'the link is not one of ours or was altered', {
      field: 'token',
      allowed: ['the whole link, as it was sent'],
    });
  return error;
}
