import { canonicalJson, sha256Hex } from '@procur/service-kit/canonical-json';
import type { DocumentSigner, PublicKey } from '@procur/service-kit/document-signature';
import { calculateJwkThumbprint } from 'jose';
import type { Certificate } from './certificate.ts';

/** A certificate as it is kept and downloaded. */
export type IssuedCertificate = { readonly document: string; readonly sha256: string; readonly keyId: string };

type Issuing = {
  readonly facts: Omit<Certificate, 'keys'>;
  readonly signer: DocumentSigner;
  /** Keys of the others who signed something in it. */
  readonly keys: readonly PublicKey[];
};

/** Writes the certificate canonically and signs it. The signer's own key is added to the keys. */
export async function issueCertificate({ facts, signer, keys }: Issuing): Promise<IssuedCertificate> {
  const { publicKey } = signer;
  const all = [publicKey, ...keys.filter(({ kid }) => kid !== publicKey.kid)];
  const published = all.map(async (key) => ({ ...key, thumbprint: await calculateJwkThumbprint(key) }));
  const certificate: Certificate = { ...facts, keys: await Promise.all(published) };
  const signature = await signer.sign(canonicalJson(certificate));
  const document = canonicalJson({ certificate, signature });
  return { document, sha256: sha256Hex(document), keyId: publicKey.kid };
}
