import type { Mandate } from '@procur/buyer-agent/mandate';
import { createDocumentSigner } from '@procur/service-kit/document-signature';
import { grantor, mandatePurpose, type SignedDocument, writeMandateDocument } from '../../src/mandate-document.ts';

/** What a mandate is granted for. */
export type GrantFacts = {
  readonly organisationId: string;
  readonly requestId: string;
  readonly attempt: number;
  readonly mandate: Mandate;
};

type Keys = { readonly signingKeys: Readonly<Record<string, string>> };

/** Grants a mandate as the requests service does, or as another service would if it could. */
export async function grantMandate(
  { signingKeys }: Keys,
  facts: GrantFacts,
  service = grantor,
): Promise<SignedDocument> {
  const signingKey = signingKeys[service] ?? '';
  const signer = await createDocumentSigner({ service, signingKey, purpose: mandatePurpose });
  const grant = {
    by: 'service:requests',
    approvedBy: ['somebody'],
    at: '2026-01-02T03:04:05.000Z',
    reason: 'approved',
  };
  const document = writeMandateDocument({ type: 'procur.mandate/1', version: 1, previous: null, grant, ...facts });
  return { document, signature: await signer.sign(document) };
}
