import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** One sign-in: the family of refresh tokens that follow one another. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    organisationId: p.uuid(),
    createdAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    endReason: p.string().nullable(),
  },
});
export type Session = InferEntity<typeof Session>;
