import type { Database } from '@procur/service-kit/database';
import type { Document } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import type { DocumentStatus } from '../domain/document-status.ts';
import { idFromToken, type PageOf, type PageRequest, requirePageSize, toPage } from './page-of-rows.ts';

/** What is long and shown only of a single document. */
const details = ['facts', 'coverage', 'flagged'] as const;

export type DocumentSummary = Omit<Document, (typeof details)[number]>;

/** Newest first, without the details of what was read. */
export function listDocuments({ database }: { readonly database: Database }) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly status: DocumentStatus | undefined },
  ): Promise<PageOf<DocumentSummary>> => {
    const limit = requirePageSize(filter.pageSize);
    const before = idFromToken(filter.pageToken);
    const where = {
      organisationId,
      ...(before && { id: { $lt: before } }),
      ...(filter.status && { status: filter.status }),
    };
    const options = { orderBy: { id: 'desc' as const }, limit: limit + 1, exclude: details };
    const rows = await database.read((em) => em.find(StoredDocument, where, options));
    return toPage<DocumentSummary>(rows, limit, (document) => document.id);
  };
}
