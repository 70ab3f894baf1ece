import { readFile } from 'node:fs/promises';
import { type CryptoKey, createLocalJWKSet, importJWK, type JSONWebKeySet, type JWK, jwtVerify, SignJWT } from 'jose';
import type { Identity } from './identity.ts';
import { isRoleName } from './roles.ts';

const audience = 'procur-internal';
const algorithm = 'EdDSA';

/** Makes the token with which this service calls others in somebody's name. */
export type TokenMinter = (identity: Omit<Identity, 'service'>) => Promise<string>;

/** Tells who calls. @throws Error when the token is not by a trusted service, not for services, or too old. */
export type TokenVerifier = (token: string) => Promise<Identity>;

type MinterOptions = {
  readonly service: string;
  /** A private Ed25519 JWK as JSON, or the path of a file that holds it. */
  readonly signingKey: string;
  readonly ttlS: number;
};

/** Reads the service's key and returns its minter. A token is reused for half of its life, because signing costs more than a map. */
export async function createTokenMinter({ service, signingKey, ttlS }: MinterOptions): Promise<TokenMinter> {
  const key = await importSigningKey(signingKey);
  const cache = new ExpiringCache<Promise<string>>((ttlS * 1000) / 2);
  return ({ subject, organisationId, roles }) => {
    const cacheKey = JSON.stringify([subject, organisationId, roles]);
    return cache.getOrCreate(cacheKey, () =>
      new SignJWT({ org: organisationId, roles: [...roles] })
        .setProtectedHeader({ alg: algorithm, kid: service })
        .setIssuer(service)
        .setSubject(subject)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${ttlS}s`)
        .sign(key),
    );
  };
}

/** Reads the public keys of all callers (a JWKS as JSON or a file path) and returns the verifier. */
export async function createTokenVerifier(trustedJwks: string): Promise<TokenVerifier> {
  const keys = createLocalJWKSet(await readJson<JSONWebKeySet>(trustedJwks));
  // Verified tokens are remembered for a moment only, so that one is never honoured long after it expired.
  const cache = new ExpiringCache<Promise<Identity>>(2000);
  return (token) => cache.getOrCreate(token, () => verify(token, keys));
}

/** The text of a setting that is either JSON itself or the path of a file holding it, parsed. */
export async function readJson<T>(jsonOrPath: string): Promise<T> {
  const json = jsonOrPath.trimStart().startsWith('{') ? jsonOrPath : await readFile(jsonOrPath, 'utf8');
  return JSON.parse(json);
}

/** The private key in a setting: an Ed25519 JWK as JSON or the path of a file. Throws when it is none. */
export async function importSigningKey(jsonOrPath: string): Promise<CryptoKey> {
  const key = await importJWK(await readJson<JWK>(jsonOrPath), algorithm);
  if (key instanceof Uint8Array) throw new Error('SERVICE_SIGNING_KEY is not an Ed25519 private key');
  return key;
}

async function verify(token: string, keys: ReturnType<typeof createLocalJWKSet>): Promise<Identity> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    audience,
    algorithms: [algorithm],
    requiredClaims: ['iss', 'sub', 'exp'],
  });
  // Otherwise a service could sign with its own key and claim to be another.
  if (payload.iss !== protectedHeader.kid)
    throw new Error(`token of ${payload.iss} is signed by ${protectedHeader.kid}`);
  return {
    subject: payload.sub ?? '',
    organisationId: typeof payload.org === 'string' ? payload.org : '',
    roles: Array.isArray(payload.roles) ? payload.roles.filter(isRoleName) : [],
    service: payload.iss ?? '',
  };
}

/** A small map whose entries go after a fixed time, and all at once when there are too many. */
class ExpiringCache<T> {
  readonly #lifeMs: number;
  readonly #entries = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  getOrCreate(key: string, create: () => T): T {
    const found = this.#entries.get(key);
    const present = performance.now();
    if (found && found.until > present) return found.value;
    // A bound against memory growth from many users; losing the cache costs one signature each.
    if (this.#entries.size >= 1000) this.#entries.clear();
    const value = create();
    this.#entries.set(key, { value, until: present + this.#lifeMs });
    return value;
  }
}
