import type { Database } from '@procur/service-kit/database';
import { type Document, toDocument } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import type { DocumentStatus } from '../domain/document-status.ts';
import { idFromToken, type PageOf, type PageRequest, requirePageSize, toPage } from './page-of-rows.ts';

/** Newest first. */
export function listDocuments({ database }: { readonly database: Database }) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly status: DocumentStatus | undefined },
  ): Promise<PageOf<Document>> => {
    const limit = requirePageSize(filter.pageSize);
    const before = idFromToken(filter.pageToken);
    const where = {
      organisationId,
      ...(before && { id: { $lt: before } }),
      ...(filter.status && { status: filter.status }),
    };
    const rows = await database.read((em) =>
      em.find(StoredDocument, where, { orderBy: { id: 'desc' }, limit: limit + 1 }),
    );
    return toPage(rows.map(toDocument), limit, (document) => document.id);
  };
}
