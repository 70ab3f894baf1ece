import { defineEntity, p } from '@mikro-orm/core';
import type { QuotationDraft } from '../../domain/quotation/prepare-quotation.ts';
import { revisionReasons } from '../../domain/quotation/quotation-status.ts';

export const revisionStatuses = ['prepared', 'issued'] as const;

/** What was issued under a number at one time; `body` never changes. */
export const QuotationRevision = defineEntity({
  name: 'QuotationRevision',
  tableName: 'quotation_revisions',
  properties: {
    quotationId: p.uuid().primary(),
    revision: p.integer().primary(),
    organisationId: p.string(),
    documentId: p.uuid(),
    status: p.enum(revisionStatuses).$type<(typeof revisionStatuses)[number]>(),
    reason: p.enum(revisionReasons).$type<(typeof revisionReasons)[number]>(),
    body: p.json<QuotationDraft>(),
    pdfKey: p.string(),
    pdfSha256: p.string(),
    pdfBytes: p.integer(),
    ublKey: p.string(),
    ublSha256: p.string(),
    ublBytes: p.integer(),
    createdBy: p.string(),
    createdAt: p.datetime(),
  },
});
