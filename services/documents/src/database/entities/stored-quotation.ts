import { defineEntity, p } from '@mikro-orm/core';
import type { QuotationDraft } from '../../domain/quotation/prepare-quotation.ts';
import { quotationStatuses } from '../../domain/quotation/quotation-status.ts';

/** A quotation. `body` is the working copy, which becomes the next revision; a draft has no number and revision 0. */
export const StoredQuotation = defineEntity({
  name: 'StoredQuotation',
  tableName: 'quotations',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    number: p.string().nullable(),
    documentId: p.uuid(),
    status: p.enum(quotationStatuses).$type<(typeof quotationStatuses)[number]>(),
    title: p.string(),
    body: p.json<QuotationDraft>(),
    revision: p.integer(),
    version: p.integer(),
    hasUnissuedChanges: p.boolean(),
    orderId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});
