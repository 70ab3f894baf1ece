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
  ): Promise<
    PageOfRows<ListedRequirement> & { readonly pages: readonly (Page & { readonly documentId?: string })[] }
  > => {
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
      pages: await pagesOf(
        { database },
        document.id,
        listed.rows.map((row) => row.body),
      ),
    };
  };
}

/** The pages of the document, and those of earlier ones that lines of an amended tender still stand in. */
async function pagesOf(
  ports: { readonly database: Database },
  documentId: string,
  requirements: readonly Requirement[],
): Promise<(Page & { readonly documentId?: string })[]> {
  const earlier = new Set(requirements.flatMap(({ spans }) => spans.flatMap((span) => span.documentId ?? [])));
  const own = await findPages(ports)(documentId);
  const others = await Promise.all(
    [...earlier].map(async (id) => (await findPages(ports)(id)).map((page) => ({ ...page, documentId: id }))),
  );
  return [...own, ...others.flat()];
}

/** The text of a document, for showing the words behind a field. */
export function findPages({ database }: { readonly database: Database }) {
  return async (documentId: string): Promise<readonly Page[]> => {
    const rows = await database.read((em) => em.find(DocumentPage, { documentId }, { orderBy: { number: 'asc' } }));
    return rows.map(({ number, label, blocks }) => ({ number, label, blocks }));
  };
}
