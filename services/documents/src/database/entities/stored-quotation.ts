import { defineEntity, p } from '@mikro-orm/core';
import type { QuotationDocument } from '../../domain/quotation/quotation-document.ts';
import { quotationStatuses } from '../../domain/quotation/quotation-status.ts';

/** A numbered quotation. `body` is what stands on it; it never changes after the number was given. */
export const StoredQuotation = defineEntity({
  name: 'StoredQuotation',
  tableName: 'quotations',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    number: p.string(),
    documentId: p.uuid(),
    status: p.enum(quotationStatuses).$type<(typeof quotationStatuses)[number]>(),
    title: p.string(),
    body: p.json<Omit<QuotationDocument, 'number' | 'createdAt'>>(),
    pdfKey: p.string(),
    pdfSha256: p.string(),
    pdfBytes: p.integer(),
    createdAt: p.datetime(),
  },
});
