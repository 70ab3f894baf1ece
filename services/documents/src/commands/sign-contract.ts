import { LockMode } from '@mikro-orm/core';
import { contractActivated, contractSigned } from '@procur/contracts/events';
import { SignatureParty as WireParty } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { type Contract, toContract } from '../database/contract-view.ts';
import { StoredContract } from '../database/entities/stored-contract.ts';
import { type Signature, sign } from '../domain/contract/contract-status.ts';
import type { Ports } from '../ports.ts';

const wireParties = { buyer: WireParty.BUYER, vendor: WireParty.VENDOR } as const;

export type Signing = Omit<Signature, 'signedAt'> & { readonly organisationId: string; readonly contractId: string };

/** Records one party's signature over the exact PDF. */
export function signContract({ database, now }: Ports) {
  return async ({ organisationId, contractId, ...signature }: Signing): Promise<Contract> =>
    await database.transaction(async (em) => {
      const contract = await em.findOne(
        StoredContract,
        { id: contractId, organisationId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!contract)
        throw new DomainError('not-found', 'CONTRACT_NOT_FOUND', `there is no contract ${contractId}`, {
          field: 'contract_id',
          given: contractId,
        });
      const { number, requestId, status, pdfSha256 } = contract;
      const given = contract.signatures.map((existing) => ({ ...existing, signedAt: new Date(existing.signedAt) }));
      const signed = sign({ status, pdfSha256, signatures: given }, { ...signature, signedAt: now() });
      em.assign(contract, {
        status: signed.status,
        signatures: signed.signatures.map((entry) => ({ ...entry, signedAt: entry.signedAt.toISOString() })),
      });
      publish(
        em,
        contractSigned,
        { contractId, number, party: wireParties[signature.party], signerName: signature.signerName },
        { aggregateId: contractId },
      );
      if (signed.status === 'active')
        publish(em, contractActivated, { contractId, number, requestId }, { aggregateId: contractId });
      return toContract(contract);
    });
}
