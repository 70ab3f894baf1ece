import type { EntityManager } from '@mikro-orm/postgresql';
import { DocumentAttachment } from '../database/entities/document-attachment.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import type { DocumentStatus } from '../domain/document-status.ts';

/** A file inside a mail, with how far its own document has come or why there is none. */
export type Attachment = {
  readonly position: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly documentId: string;
  readonly status: DocumentStatus | undefined;
  readonly failureCode: string;
  readonly failureReason: string;
};

export async function findAttachments(em: EntityManager, documentId: string): Promise<Attachment[]> {
  const rows = await em.find(DocumentAttachment, { documentId }, { orderBy: { position: 'asc' } });
  if (rows.length === 0) return [];
  const fields = ['id', 'status', 'failureCode', 'failureReason'] as const;
  const documents = await em.find(StoredDocument, { parentDocumentId: documentId }, { fields });
  const byId = new Map(documents.map((document) => [document.id, document]));
  return rows.map(({ position, fileName, mediaType, sizeBytes, attachedId, failureCode, failureReason }) => {
    const own = byId.get(attachedId ?? '');
    return {
      ...{ position, fileName, mediaType, sizeBytes, documentId: attachedId ?? '', status: own?.status },
      failureCode: own?.failureCode ?? failureCode,
      failureReason: own?.failureReason ?? failureReason,
    };
  });
}
