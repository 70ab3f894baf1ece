import { documentProgressed } from '@procur/contracts/events';
import { DocumentStatus as WireStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { publish } from '@procur/service-kit/outbox';
import { type Document, toDocument } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { type DocumentStage, stageProgress } from '../domain/document-status.ts';
import type { Ports } from '../ports.ts';

/**
 * Shows that work on a document goes on, in a transaction of its own, because the work itself is long. Undefined when
 * the document is completed, so that an event heard again has no effect.
 */
export async function enterStage(
  { database }: Pick<Ports, 'database'>,
  documentId: string,
  stage: DocumentStage,
): Promise<Document | undefined> {
  return await database.transaction(async (em) => {
    const document = await em.findOneOrFail(StoredDocument, { id: documentId });
    if (document.status === 'completed') return undefined;
    const isNewAttempt = stage === 'extracting';
    em.assign(document, {
      status: 'processing',
      stage,
      progressPercent: stageProgress[stage],
      failureCode: '',
      failureReason: '',
      attempts: document.attempts + (isNewAttempt ? 1 : 0),
    });
    publish(
      em,
      documentProgressed,
      { documentId, status: WireStatus.PROCESSING, stage, progressPercent: stageProgress[stage] },
      { aggregateId: documentId },
    );
    return toDocument(document);
  });
}
