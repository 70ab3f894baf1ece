import { certificatePurpose } from '@procur/deal-certificate/certificate';
import { installedEngine } from '@procur/deal-certificate/engine-version';
import { mandatePurpose } from '@procur/deal-certificate/mandate-document';
import { createDocumentSigner, createDocumentVerifier, type PublicKey } from '@procur/service-kit/document-signature';
import { readJson } from '@procur/service-kit/internal-token';
import type { Signatures } from '../ports.ts';

type Keys = { readonly signingKey: string; readonly trustedJwks: string };

/** The service's own key for what it signs, and the keys of the other services for what it believes. */
export async function openSignatures({ signingKey, trustedJwks }: Keys): Promise<Signatures> {
  const own = { service: 'negotiation', signingKey };
  const { keys } = await readJson<{ readonly keys: readonly PublicKey[] }>(trustedJwks);
  return {
    mandates: await createDocumentSigner({ ...own, purpose: mandatePurpose }),
    certificates: await createDocumentSigner({ ...own, purpose: certificatePurpose }),
    verifyMandate: createDocumentVerifier({ keys: [...keys] }, mandatePurpose),
    trusted: keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid })),
    engine: installedEngine(),
  };
}
