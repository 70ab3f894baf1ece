import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** The answer that was given to an Idempotency-Key, or that one is being worked out. */
export const IdempotencyRecord = defineEntity({
  name: 'IdempotencyRecord',
  tableName: 'idempotency_records',
  properties: {
    /** Hash of user, method, path and key. */
    id: p.string().primary(),
    requestHash: p.string(),
    status: p.integer().nullable(),
    contentType: p.string().nullable(),
    body: p.text().nullable(),
    createdAt: p.datetime(),
  },
});
export type IdempotencyRecord = InferEntity<typeof IdempotencyRecord>;
