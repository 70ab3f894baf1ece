import type { Database } from '@procur/service-kit/database';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import type { Document } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import type { DocumentStatus } from '../domain/document-status.ts';

/** What is long and shown only of a single document. */
const details = ['facts', 'coverage', 'flagged', 'changes', 'notices'] as const;

export type DocumentSummary = Omit<Document, (typeof details)[number]>;

/** Newest first, without the details of what was read. */
export function listDocuments({ database }: { readonly database: Database }) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly status: DocumentStatus | undefined },
  ): Promise<Page<DocumentSummary>> => {
    const cut = cutPage(filter, idKey);
    const where = {
      organisationId,
      ...(cut.after && { id: { $lt: cut.after } }),
      ...(filter.status && { status: filter.status }),
    };
    const options = { orderBy: { id: 'desc' as const }, limit: cut.limit, exclude: details };
    const rows = await database.read((em) => em.find(StoredDocument, where, options));
    return toPage<DocumentSummary, string>(rows, cut, (document) => document.id);
  };
}
