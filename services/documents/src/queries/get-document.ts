import type { Database } from '@procur/service-kit/database';
import { type Document, toDocument } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { notFound, requireId } from './require-id.ts';

type Ports = { readonly database: Database };

export function getDocument({ database }: Ports) {
  return async (organisationId: string, documentId: string): Promise<Document> => {
    const id = requireId('document_id', documentId);
    const row = await database.read((em) => em.findOne(StoredDocument, { id, organisationId }));
    if (!row) throw notFound('DOCUMENT_NOT_FOUND', 'document_id', id);
    return toDocument(row);
  };
}
