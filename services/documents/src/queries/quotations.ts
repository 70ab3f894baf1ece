import type { Database } from '@procur/service-kit/database';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Quotation, toQuotation } from '../database/quotation-view.ts';
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
  ): Promise<Page<Quotation>> => {
    const cut = cutPage(filter, idKey);
    const documentId = filter.documentId === '' ? undefined : requireId('document_id', filter.documentId);
    const where = { organisationId, ...(cut.after && { id: { $lt: cut.after } }), ...(documentId && { documentId }) };
    const rows = await database.read((em) =>
      em.find(StoredQuotation, where, { orderBy: { id: 'desc' }, limit: cut.limit }),
    );
    return toPage(rows.map(toQuotation), cut, (quotation) => quotation.id);
  };
}
