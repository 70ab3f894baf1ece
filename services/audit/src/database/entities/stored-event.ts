import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** One event of any owner, as it was published. */
export const StoredEvent = defineEntity({
  name: 'StoredEvent',
  tableName: 'stored_events',
  properties: {
    id: p.uuid().primary(),
    subject: p.string(),
    owner: p.string(),
    /** The last part of the subject, e.g. `request_approved`. */
    name: p.string(),
    aggregateId: p.string(),
    organisationId: p.string(),
    actor: p.string(),
    correlationId: p.string(),
    causationId: p.string(),
    traceId: p.string(),
    retention: p.string(),
    headers: p.json<Readonly<Record<string, string>>>(),
    payload: p.blob(),
    occurredAt: p.datetime(),
    storedAt: p.datetime(),
  },
});
export type StoredEvent = InferEntity<typeof StoredEvent>;
