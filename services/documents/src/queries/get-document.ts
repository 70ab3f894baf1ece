import type { Database } from '@procur/service-kit/database';
import { type Document, toDocument } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { type Attachment, findAttachments } from './find-attachments.ts';
import { notFound, requireId } from './require-id.ts';

type Ports = { readonly database: Database };

export type DocumentWithAttachments = Document & { readonly attachments: readonly Attachment[] };

export function getDocument({ database }: Ports) {
  return async (organisationId: string, documentId: string): Promise<DocumentWithAttachments> => {
    const id = requireId('document_id', documentId);
    return await database.read(async (em) => {
      const row = await em.findOne(StoredDocument, { id, organisationId });
      if (!row) throw notFound('DOCUMENT_NOT_FOUND', 'document_id', id);
      return { ...toDocument(row), attachments: await findAttachments(em, id) };
    });
  };
}
