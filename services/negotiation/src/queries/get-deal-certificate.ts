import type { InferEntity } from '@mikro-orm/core';
import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import { DealCertificate } from '../database/entities/deal-certificate.ts';
import { findNegotiation } from './get-negotiation.ts';

export type CertificateRow = InferEntity<typeof DealCertificate>;

/** @throws DomainError not-found, also while there is no result to certify. */
export function getDealCertificate({ database }: { readonly database: Database }) {
  return async (where: { readonly id: string; readonly organisationId: string }): Promise<CertificateRow> => {
    const { id: negotiationId, status } = await findNegotiation(database, where);
    const found = await database.em.findOne(DealCertificate, { negotiationId });
    if (found) return found;
    const message = `a ${status} negotiation has no certificate; one is issued when it is completed`;
    throw new DomainError('not-found', 'CERTIFICATE_NOT_FOUND', message, {
      field: 'negotiation_id',
      given: status,
      allowed: ['completed'],
    });
  };
}
