import { defineEntity, p } from '@mikro-orm/core';
import type { QuotationLine } from '../../domain/quotation/quotation-line.ts';
import { reviewKinds } from '../../domain/quotation/review-decision.ts';

/** One decision about a line, with what stood there before and after. `revision` is what issued it, null until then. */
export const LineReview = defineEntity({
  name: 'LineReview',
  tableName: 'line_reviews',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    quotationId: p.uuid(),
    position: p.integer(),
    decision: p.enum(reviewKinds).$type<(typeof reviewKinds)[number]>(),
    reason: p.text(),
    reviewedBy: p.string(),
    reviewedAt: p.datetime(),
    before: p.json<QuotationLine>(),
    after: p.json<QuotationLine>(),
    revision: p.integer().nullable(),
  },
});
