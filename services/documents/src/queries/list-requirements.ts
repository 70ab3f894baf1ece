import type { Database } from '@procur/service-kit/database';
import { cutPage, type Page as PageOfRows, type PageRequest, positionKey, toPage } from '@procur/service-kit/paging';
import { DocumentPage } from '../database/entities/document-page.ts';
import { StoredRequirement } from '../database/entities/stored-requirement.ts';
import type { Page } from '../domain/layout/extracted-document.ts';
import type { Requirement } from '../domain/reading/requirement.ts';
import { getDocument } from './get-document.ts';

export type ListedRequirement = { readonly id: string; readonly requirement: Requirement };

/** In the order of the document. */
export function listRequirements({ database }: { readonly database: Database }) {
  return async (
    organisationId: string,
    documentId: string,
    page: PageRequest,
  ): Promise<PageOfRows<ListedRequirement> & { readonly pages: readonly Page[] }> => {
    const document = await getDocument({ database })(organisationId, documentId);
    const cut = cutPage(page, positionKey);
    const rows = await database.read((em) =>
      em.find(
        StoredRequirement,
        { documentId: document.id, position: { $gt: cut.after ?? 0 } },
        { orderBy: { position: 'asc' }, limit: cut.limit },
      ),
    );
    const listed = toPage(rows, cut, (row) => row.position);
    return {
      rows: listed.rows.map((row) => ({ id: row.id, requirement: row.body })),
      nextPageToken: listed.nextPageToken,
      pages: await findPages({ database })(document.id),
    };
  };
}

/** The text of a document, for showing the words behind a field. */
export function findPages({ database }: { readonly database: Database }) {
  return async (documentId: string): Promise<readonly Page[]> => {
    const rows = await database.read((em) => em.find(DocumentPage, { documentId }, { orderBy: { number: 'asc' } }));
    return rows.map(({ number, label, blocks }) => ({ number, label, blocks }));
  };
}
