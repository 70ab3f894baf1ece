import type { InferEntity } from '@mikro-orm/core';
import type { QuotationDraft } from '../domain/quotation/prepare-quotation.ts';
import type { QuotationStatus, RevisionReason } from '../domain/quotation/quotation-status.ts';
import type { QuotationRevision } from './entities/quotation-revision.ts';
import type { StoredQuotation } from './entities/stored-quotation.ts';

type Head = Readonly<InferEntity<typeof StoredQuotation>>;
type Revision = Readonly<InferEntity<typeof QuotationRevision>>;

/** A quotation as other parts of the service see it: one revision of it, or its working copy. */
export type Quotation = Pick<Head, 'id' | 'organisationId' | 'documentId' | 'title' | 'version'> & {
  /** Empty while it has none. */
  readonly number: string;
  readonly status: QuotationStatus;
  /** 0 for the working copy of what was never issued. */
  readonly revision: number;
  readonly latestRevision: number;
  readonly hasUnissuedChanges: boolean;
  readonly isWorkingCopy: boolean;
  readonly reason: RevisionReason | '';
  readonly orderId: string;
  readonly body: QuotationDraft;
  readonly createdAt: Date;
  readonly files: Files;
};
type Files = Pick<Revision, 'pdfKey' | 'pdfSha256' | 'pdfBytes' | 'ublKey' | 'ublSha256' | 'ublBytes'>;

const noFiles: Files = { pdfKey: '', pdfSha256: '', pdfBytes: 0, ublKey: '', ublSha256: '', ublBytes: 0 };

export function toRevision(head: Head, revision: Revision): Quotation {
  const { pdfKey, pdfSha256, pdfBytes, ublKey, ublSha256, ublBytes } = revision;
  return {
    ...shared(head),
    status: revision.status,
    revision: revision.revision,
    isWorkingCopy: false,
    reason: revision.reason,
    body: revision.body,
    createdAt: revision.createdAt,
    files: { pdfKey, pdfSha256, pdfBytes, ublKey, ublSha256, ublBytes },
  };
}

export function toWorkingCopy(head: Head): Quotation {
  const { status, revision, body, createdAt } = head;
  return { ...shared(head), status, revision, isWorkingCopy: true, reason: '', body, createdAt, files: noFiles };
}

function shared({ id, organisationId, documentId, title, version, number, orderId, ...head }: Head) {
  return {
    ...{ id, organisationId, documentId, title, version },
    number: number ?? '',
    orderId: orderId ?? '',
    latestRevision: head.revision,
    hasUnissuedChanges: head.hasUnissuedChanges,
  };
}
