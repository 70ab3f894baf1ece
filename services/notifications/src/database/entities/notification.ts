import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** What an event made worth telling. One per event. */
export const Notification = defineEntity({
  name: 'Notification',
  tableName: 'notifications',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    eventId: p.uuid(),
    eventName: p.string(),
    template: p.string(),
    subject: p.text(),
    text: p.text(),
    resourceType: p.string(),
    resourceId: p.string(),
    dataJson: p.text(),
    occurredAt: p.datetime(),
    createdAt: p.datetime(),
  },
});
export type Notification = InferEntity<typeof Notification>;
