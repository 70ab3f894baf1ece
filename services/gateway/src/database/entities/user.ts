import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A person in one organisation; somebody who works for two has two rows. */
export const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    email: p.string(),
    displayName: p.string(),
    passwordHash: p.string(),
    roles: p.array(),
    createdAt: p.datetime(),
  },
});
export type User = InferEntity<typeof User>;
