import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { deadLetterStatuses } from '../../domain/dead-letter.ts';

/** An event that a consumer gave up, and what became of it. */
export const DeadLetter = defineEntity({
  name: 'DeadLetter',
  tableName: 'dead_letters',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    eventId: p.string(),
    subject: p.string(),
    service: p.string(),
    consumer: p.string(),
    attempts: p.integer(),
    errorKind: p.string(),
    errorMessage: p.text(),
    errorStack: p.text(),
    payload: p.blob(),
    headers: p.json<Readonly<Record<string, string>>>(),
    status: p.enum(deadLetterStatuses),
    failedAt: p.datetime(),
    resolvedAt: p.datetime().nullable(),
    resolvedBy: p.string(),
    resolution: p.text(),
  },
});
export type DeadLetter = InferEntity<typeof DeadLetter>;
