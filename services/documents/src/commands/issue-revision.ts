import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { quotationCreated, quotationRevised } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { LineReview } from '../database/entities/line-review.ts';
import { QuotationRevision } from '../database/entities/quotation-revision.ts';
import type { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { daysLater } from '../domain/quotation/prepare-quotation.ts';
import type { RevisionReason } from '../domain/quotation/quotation-status.ts';
import type { Ports } from '../ports.ts';
import { takeNumber } from './take-number.ts';

type Head = InferEntity<typeof StoredQuotation>;

export type Issue = {
  readonly reason: RevisionReason;
  /** The document the revision answers. */
  readonly documentId: string;
  readonly by: string;
};

const unwritten = { pdfKey: '', pdfSha256: '', pdfBytes: 0, ublKey: '', ublSha256: '', ublBytes: 0 } as const;

/**
 * Freezes the working copy as the next revision, dated today, and asks for its PDF. The first takes the number. The caller
 * holds the lock of the quotation, so revisions count without gaps as numbers do.
 */
export async function issueRevision(
  em: EntityManager,
  { now, limits }: Pick<Ports, 'now' | 'limits'>,
  head: Head,
  { reason, documentId, by }: Issue,
): Promise<void> {
  const { id: quotationId, organisationId } = head;
  const at = now();
  const issuedOn = at.toISOString().slice(0, 10);
  const body = { ...head.body, issuedOn, validUntil: daysLater(issuedOn, limits.quotationValidityDays) };
  const number =
    head.number ?? (await takeNumber(em, { organisationId, kind: 'quotation', year: at.getUTCFullYear() }));
  const revision = head.revision + 1;
  em.assign(head, { number, revision, body, status: 'prepared', hasUnissuedChanges: false, version: head.version + 1 });
  em.create(QuotationRevision, {
    ...{ quotationId, revision, organisationId, documentId, reason, body, ...unwritten },
    ...{ status: 'prepared', createdBy: by, createdAt: at },
  });
  await em.nativeUpdate(LineReview, { quotationId, revision: null }, { revision });
  const issued = { quotationId, number, documentId };
  if (revision === 1) publish(em, quotationCreated, issued, { aggregateId: documentId });
  else publish(em, quotationRevised, { ...issued, revision, reason }, { aggregateId: documentId });
}
