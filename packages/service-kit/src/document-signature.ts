import {
  base64url,
  CompactSign,
  type CryptoKey,
  compactVerify,
  createLocalJWKSet,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { importSigningKey, readJson } from './internal-token.ts';

const algorithm = 'EdDSA';

/** A public Ed25519 key as it is published. */
export type PublicKey = { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; readonly kid: string };

/** Signs documents in the name of a service. */
export type DocumentSigner = {
  readonly publicKey: PublicKey;
  /** A detached JWS (RFC 7515, appendix F) over the UTF-8 bytes; the document itself is not in it. */
  readonly sign: (document: string) => Promise<string>;
};

/** Tells who signed. Throws `SignatureError` unless the signature is by a known key, over exactly these bytes, for this purpose. */
export type DocumentVerifier = (document: string, signature: string) => Promise<{ readonly keyId: string }>;

/** Why a signature does not hold. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
}

type SignerOptions = {
  readonly service: string;
  /** A private Ed25519 JWK as JSON, or the path of a file that holds it. */
  readonly signingKey: string;
  /** What is signed, as the `typ` of the signature: a signature for one purpose is none for another. */
  readonly purpose: string;
};

/** Reads the service's key and returns what signs with it. Throws when it is not a private Ed25519 key. */
export async function createDocumentSigner({ service, signingKey, purpose }: SignerOptions): Promise<DocumentSigner> {
  const { x } = await readJson<JWK>(signingKey);
  const key: CryptoKey = await importSigningKey(signingKey);
  if (x === undefined) throw new Error('SERVICE_SIGNING_KEY has no public part "x"');
  return {
    publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid: service },
    sign: async (document) => {
      const jws = new CompactSign(new TextEncoder().encode(document));
      const compact = await jws.setProtectedHeader({ alg: algorithm, kid: service, typ: purpose }).sign(key);
      const [header, , signature] = compact.split('.');
      return `${header}..${signature}`;
    },
  };
}

/** Returns a verifier that knows the keys of a set. */
export function createDocumentVerifier(keys: JSONWebKeySet, purpose: string): DocumentVerifier {
  const find = createLocalJWKSet(keys);
  return async (document, signature) => {
    const [header = '', payload, signed = ''] = signature.split('.');
    // One signature has one spelling: the last letter of base64url has bits to spare, which a decoder drops unseen.
    if (payload !== '' || !isExact(header) || !isExact(signed) || signature !== `${header}..${signed}`)
      throw new SignatureError('it is not a detached signature');
    const attached = `${header}.${base64url.encode(new TextEncoder().encode(document))}.${signed}`;
    const { protectedHeader } = await verifyCompact(attached, find);
    if (protectedHeader.typ !== purpose)
      throw new SignatureError(`it was made for ${protectedHeader.typ}, not ${purpose}`);
    return { keyId: protectedHeader.kid ?? '' };
  };
}

/** The same for keys in a setting: a JWKS as JSON or the path of a file holding it. */
export async function readDocumentVerifier(trustedJwks: string, purpose: string): Promise<DocumentVerifier> {
  return createDocumentVerifier(await readJson<JSONWebKeySet>(trustedJwks), purpose);
}

async function verifyCompact(compact: string, find: ReturnType<typeof createLocalJWKSet>) {
  try {
    return await compactVerify(compact, find, { algorithms: [algorithm] });
  } catch (error) {
    throw new SignatureError('it does not fit the document and the known keys', { cause: error });
  }
}

function isExact(part: string): boolean {
  try {
    return part !== '' && base64url.encode(base64url.decode(part)) === part;
  } catch {
    // Translated: letters that are no base64url.
    return false;
  }
}
