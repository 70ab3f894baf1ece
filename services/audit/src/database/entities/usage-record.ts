import { defineEntity, p } from '@mikro-orm/core';

/** One metered call of a model or another provider. */
export const UsageRecord = defineEntity({
  name: 'UsageRecord',
  tableName: 'usage_records',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    service: p.string(),
    provider: p.string(),
    model: p.string(),
    purpose: p.string(),
    inputTokens: p.bigint('number'),
    outputTokens: p.bigint('number'),
    cost: p.decimal('string'),
    currencyCode: p.string(),
    durationMs: p.bigint('number'),
    outcome: p.string(),
    recordedAt: p.datetime(),
  },
});
