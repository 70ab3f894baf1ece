import { DomainError } from '@procur/service-kit/domain-error';

export const contractStatuses = ['generating', 'ready_to_sign', 'partly_signed', 'signed', 'active', 'failed'] as const;
export type ContractStatus = (typeof contractStatuses)[number];

export const signatureParties = ['buyer', 'vendor'] as const;
export type SignatureParty = (typeof signatureParties)[number];

export type Signature = {
  readonly party: SignatureParty;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly signedSha256: string;
  readonly signedAt: Date;
};

export type Signing = {
  readonly status: ContractStatus;
  readonly pdfSha256: string;
  readonly signatures: readonly Signature[];
};

/** Adds a signature over the exact PDF. Signed by both parties, the contract is active. */
export function sign(
  contract: Signing,
  signature: Signature,
): { readonly status: ContractStatus; readonly signatures: readonly Signature[] } {
  if (contract.status !== 'ready_to_sign' && contract.status !== 'partly_signed') throw notSignable(contract.status);
  if (signature.signedSha256 !== contract.pdfSha256) throw otherPdf(signature.signedSha256);
  if (contract.signatures.some((existing) => existing.party === signature.party)) throw alreadySigned(signature.party);
  if (signature.signerName.trim() === '') {
    throw new DomainError('invalid', 'SIGNER_NAME_REQUIRED', 'the name of the signer is missing', {
      field: 'signer_name',
      given: signature.signerName,
    });
  }
  const signatures = [...contract.signatures, signature];
  return { signatures, status: signatures.length === signatureParties.length ? 'active' : 'partly_signed' };
}

function notSignable(status: ContractStatus): DomainError {
  return new DomainError('conflict', 'CONTRACT_NOT_SIGNABLE', `the contract is ${status} and cannot be signed`, {
    given: status,
    allowed: ['ready_to_sign', 'partly_signed'],
  });
}

function otherPdf(given: string): DomainError {
  return new DomainError(
    'conflict',
    'CONTRACT_PDF_CHANGED',
    'the hash is not that of the contract as it stands; read it again before signing',
    {
      field: 'pdf_sha256',
      given,
    },
  );
}

function alreadySigned(party: SignatureParty): DomainError {
  return new DomainError('conflict', 'CONTRACT_ALREADY_SIGNED', `the ${party} has already signed`, {
    field: 'party',
    given: party,
  });
}
