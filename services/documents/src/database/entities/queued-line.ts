import { defineEntity, p } from '@mikro-orm/core';

export const reviewStatuses = ['open', 'decided'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** A line of the review queue. What stands on the line is in the working copy of its quotation. */
export const QueuedLine = defineEntity({
  name: 'QueuedLine',
  tableName: 'review_lines',
  properties: {
    quotationId: p.uuid().primary(),
    position: p.integer().primary(),
    organisationId: p.string(),
    status: p.enum(reviewStatuses).$type<ReviewStatus>(),
  },
});
