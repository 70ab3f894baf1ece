import { LockMode } from '@mikro-orm/core';
import { documentUploaded } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { type Document, toDocument } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { requireRetryable } from '../domain/document-status.ts';
import type { Ports } from '../ports.ts';

/** Reads a failed document again from the start; what was stored of the file is used. */
export function retryDocument({ database }: Ports) {
  return async (organisationId: string, documentId: string): Promise<Document> =>
    await database.transaction(async (em) => {
      const document = await em.findOne(
        StoredDocument,
        { id: documentId, organisationId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!document)
        throw new DomainError('not-found', 'DOCUMENT_NOT_FOUND', `there is no document ${documentId}`, {
          field: 'document_id',
          given: documentId,
        });
      requireRetryable(document.status);
      em.assign(document, {
        status: 'pending',
        stage: 'stored',
        progressPercent: 0,
        failureCode: '',
        failureReason: '',
      });
      const { fileName, mediaType, sizeBytes } = document;
      publish(
        em,
        documentUploaded,
        { documentId, fileName, mediaType, sizeBytes: BigInt(sizeBytes) },
        { aggregateId: documentId },
      );
      return toDocument(document);
    });
}
