import type { Database } from '@procur/service-kit/database';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Quotation, toQuotation } from '../database/quotation-view.ts';
import { idFromToken, type PageOf, type PageRequest, requirePageSize, toPage } from './page-of-rows.ts';
import { notFound, requireId } from './require-id.ts';

type Ports = { readonly database: Database };

export function getQuotation({ database }: Ports) {
  return async (organisationId: string, quotationId: string): Promise<Quotation> => {
    const id = requireId('quotation_id', quotationId);
    const row = await database.read((em) => em.findOne(StoredQuotation, { id, organisationId }));
    if (!row) throw notFound('QUOTATION_NOT_FOUND', 'quotation_id', id);
    return toQuotation(row);
  };
}

/** Newest first. */
export function listQuotations({ database }: Ports) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly documentId: string },
  ): Promise<PageOf<Quotation>> => {
    const limit = requirePageSize(filter.pageSize);
    const before = idFromToken(filter.pageToken);
    const documentId = filter.documentId === '' ? undefined : requireId('document_id', filter.documentId);
    const where = { organisationId, ...(before && { id: { $lt: before } }), ...(documentId && { documentId }) };
    const rows = await database.read((em) =>
      em.find(StoredQuotation, where, { orderBy: { id: 'desc' }, limit: limit + 1 }),
    );
    return toPage(rows.map(toQuotation), limit, (quotation) => quotation.id);
  };
}
