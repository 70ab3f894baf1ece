import type { InferEntity } from '@mikro-orm/core';
import { type MandateDocument, readMandateDocument } from '@procur/deal-certificate/mandate-document';
import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import { MandateAmendment } from '../database/entities/mandate-amendment.ts';
import { MandateVersion } from '../database/entities/mandate-version.ts';
import { findNegotiation } from './get-negotiation.ts';

export type AmendmentRow = InferEntity<typeof MandateAmendment>;
export type VersionRow = InferEntity<typeof MandateVersion>;

/** A version of the mandate and all its amendments, newest first. Private to the buyer's side. */
export type MandateView = {
  readonly row: VersionRow;
  readonly document: MandateDocument;
  readonly amendments: readonly AmendmentRow[];
};

type Where = { readonly id: string; readonly organisationId: string };

/** `version` 0 is the one in force. @throws DomainError not-found. */
export function getMandate({ database }: { readonly database: Database }) {
  return async (where: Where, version = 0): Promise<MandateView> => {
    const { id: negotiationId, mandateVersion } = await findNegotiation(database, where);
    const wanted = version === 0 ? mandateVersion : version;
    const { em } = database;
    const row = await em.findOne(MandateVersion, { negotiationId, version: wanted });
    if (!row) throw unknownVersion(wanted, mandateVersion);
    const newestFirst = { orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }] } as const;
    const amendments = await em.find(MandateAmendment, { negotiationId }, { orderBy: [...newestFirst.orderBy] });
    return { row, document: readMandateDocument(row.document), amendments };
  };
}

function unknownVersion(given: number, newest: number): DomainError {
  return new DomainError('not-found', 'MANDATE_VERSION_NOT_FOUND', `the mandate has no version ${given}`, {
    field: 'version',
    given: String(given),
    allowed: [`1 to ${newest}, or 0 for the one in force`],
  });
}
