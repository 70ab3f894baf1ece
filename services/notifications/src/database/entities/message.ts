import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A message a user finds in the product. */
export const Message = defineEntity({
  name: 'Message',
  tableName: 'messages',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    userId: p.string(),
    subject: p.text(),
    text: p.text(),
    resourceType: p.string(),
    resourceId: p.string(),
    readAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});
export type Message = InferEntity<typeof Message>;
