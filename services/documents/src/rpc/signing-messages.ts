import { SignatureParty as WireParty } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { SignContractRequest } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { App } from '../app.ts';
import type { SignatureParty } from '../domain/contract/contract-status.ts';

export const wireParties: Record<SignatureParty, WireParty> = { buyer: WireParty.BUYER, vendor: WireParty.VENDOR };

export function fromWireSigning(
  message: SignContractRequest,
  organisationId: string,
): Parameters<App['signContract']>[0] {
  const party = fromWireEnum('party', wireParties, message.party);
  if (!party)
    throw new DomainError('invalid', 'PARTY_INVALID', 'which party signs is missing', {
      field: 'party',
      given: String(message.party),
      allowed: ['BUYER', 'VENDOR'],
    });
  if (!isUuid(message.contractId))
    throw new DomainError('invalid', 'ID_INVALID', 'contract_id is not an id', {
      field: 'contract_id',
      given: message.contractId,
      allowed: ['a UUID'],
    });
  const { contractId, signerName, signerTitle, pdfSha256: signedSha256 } = message;
  return { organisationId, contractId, party, signerName, signerTitle, signedSha256 };
}
