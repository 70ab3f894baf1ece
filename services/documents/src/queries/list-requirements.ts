import type { Database } from '@procur/service-kit/database';
import { DocumentPage } from '../database/entities/document-page.ts';
import { StoredRequirement } from '../database/entities/stored-requirement.ts';
import type { Page } from '../domain/layout/extracted-document.ts';
import type { Requirement } from '../domain/reading/requirement.ts';
import { getDocument } from './get-document.ts';
import { type PageOf, type PageRequest, positionFromToken, requirePageSize, toPage } from './page-of-rows.ts';

export type ListedRequirement = { readonly id: string; readonly requirement: Requirement };

/** In the order of the document. */
export function listRequirements({ database }: { readonly database: Database }) {
  return async (
    organisationId: string,
    documentId: string,
    page: PageRequest,
  ): Promise<PageOf<ListedRequirement> & { readonly pages: readonly Page[] }> => {
    const document = await getDocument({ database })(organisationId, documentId);
    const limit = requirePageSize(page.pageSize);
    const after = positionFromToken(page.pageToken);
    const rows = await database.read((em) =>
      em.find(
        StoredRequirement,
        { documentId: document.id, position: { $gt: after } },
        { orderBy: { position: 'asc' }, limit: limit + 1 },
      ),
    );
    const listed = toPage(rows, limit, (row) => row.position);
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
