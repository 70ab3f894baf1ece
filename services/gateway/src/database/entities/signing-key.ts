import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JWK } from 'jose';

/** A key that signs access tokens. The newest signs; older ones still verify. */
export const SigningKey = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_keys',
  properties: {
    kid: p.string().primary(),
    privateJwk: p.json<JWK>(),
    createdAt: p.datetime(),
  },
});
export type SigningKey = InferEntity<typeof SigningKey>;
