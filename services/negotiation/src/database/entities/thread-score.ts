import { defineEntity, p } from '@mikro-orm/core';
import type { ScorePart } from '../../domain/negotiation-order.ts';

/** Private to the buyer's side: what a vendor's shortlist score is made of, weights included. */
export const ThreadScore = defineEntity({
  name: 'ThreadScore',
  tableName: 'thread_scores',
  properties: {
    threadId: p.uuid().primary(),
    parts: p.json<readonly ScorePart[]>(),
  },
});
