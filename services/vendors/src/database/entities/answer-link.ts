import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A link that was sent to a vendor's person. Only a hash of its id is kept, which opens nothing. */
export const AnswerLink = defineEntity({
  name: 'AnswerLink',
  tableName: 'answer_links',
  properties: {
    tokenHash: p.string().primary(),
    threadId: p.string(),
    round: p.integer(),
    issuedAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    /** From then on it opens nothing. */
    revokedAt: p.datetime().nullable(),
  },
});
export type AnswerLink = InferEntity<typeof AnswerLink>;
