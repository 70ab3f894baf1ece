import {
  grantor,
  type MandateDocument,
  readMandateDocument,
  type SignedDocument,
} from '@procur/deal-certificate/mandate-document';
import { SignatureError } from '@procur/service-kit/document-signature';
import { DomainError } from '@procur/service-kit/domain-error';
import type { NegotiationOrder } from '../domain/negotiation-order.ts';
import type { Ports } from '../ports.ts';

/** A mandate that somebody is known to have granted for this very purchase. */
export type Grant = { readonly document: MandateDocument; readonly signed: SignedDocument; readonly keyId: string };

type Purpose = Pick<NegotiationOrder, 'requestId' | 'attempt'> & { readonly organisationId: string };

/**
 * Verifies who granted a mandate, before a table is opened on it.
 * @throws DomainError forbidden MANDATE_NOT_GRANTED unless it is signed by who may grant it, for this purchase.
 */
export async function readGrant({ signatures }: Ports, signed: SignedDocument, purpose: Purpose): Promise<Grant> {
  const keyId = await signerOf(signatures, signed);
  const document = readMandateDocument(signed.document);
  if (keyId !== grantor) throw notGranted(`it is signed by ${keyId}`, grantor);
  const isForThis =
    document.organisationId === purpose.organisationId &&
    document.requestId === purpose.requestId &&
    document.attempt === purpose.attempt;
  if (!isForThis) throw notGranted('it was granted for another purchase', 'the mandate of this request and attempt');
  if (document.version !== 1) throw notGranted(`it is version ${document.version}`, 'version 1');
  return { document, signed, keyId };
}

async function signerOf(
  { verifyMandate }: Ports['signatures'],
  { document, signature }: SignedDocument,
): Promise<string> {
  try {
    return (await verifyMandate(document, signature)).keyId;
  } catch (error) {
    if (error instanceof SignatureError)
      throw notGranted(`its signature does not hold: ${error.message}`, 'a signature');
    throw error;
  }
}

function notGranted(fault: string, allowed: string): DomainError {
  return new DomainError('forbidden', 'MANDATE_NOT_GRANTED', `the mandate is not accepted: ${fault}`, {
    field: 'signed_mandate',
    allowed: [allowed],
  });
}
