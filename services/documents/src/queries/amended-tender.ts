import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Document } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { StoredRequirement } from '../database/entities/stored-requirement.ts';
import type { AmendedTender } from '../domain/amendment/apply-amendment.ts';

type Wanted = { readonly document: Document; readonly tenderReference: string; readonly isAmendment: boolean };

/**
 * The document that another one amends: the one named at its upload, else the latest of the same tender when it calls
 * itself an amendment. @throws DomainError when the named one could not be read; another error while it is being read.
 */
export async function findAmendedTender(
  { database }: { readonly database: Database },
  wanted: Wanted,
): Promise<AmendedTender | undefined> {
  return await database.read(async (em) => {
    const former = await findFormer(em, wanted);
    if (!former) return undefined;
    if (!former.facts) return refuse(former.id, former.status === 'failed');
    const rows = await em.find(StoredRequirement, { documentId: former.id }, { orderBy: { position: 'asc' } });
    return { documentId: former.id, requirements: rows.map((row) => row.body), facts: former.facts };
  });
}

async function findFormer(em: EntityManager, { document, tenderReference, isAmendment }: Wanted) {
  const { id, organisationId, amendsDocumentId } = document;
  if (amendsDocumentId) return await em.findOne(StoredDocument, { id: amendsDocumentId, organisationId });
  if (!isAmendment || tenderReference === '') return null;
  const where = { organisationId, tenderReference, id: { $lt: id }, facts: { $ne: null } };
  return await em.findOne(StoredDocument, where, { orderBy: { id: 'desc' } });
}

/** What is still being read will be there at the next attempt; what failed will not. */
function refuse(documentId: string, hasFailed: boolean): never {
  if (!hasFailed) throw new Error(`document ${documentId}, which this one amends, is still being read`);
  throw new DomainError('invalid', 'AMENDED_DOCUMENT_UNREAD', 'the document to amend could not be read', {
    field: 'amends_document_id',
    given: documentId,
    allowed: ['a document that was read'],
  });
}
