import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { PriceRules } from '../../domain/pricing/price-rules.ts';

/** Published price rules. Never changed: quotations name the version they were priced by. */
export const PriceRulesVersion = defineEntity({
  name: 'PriceRulesVersion',
  tableName: 'price_rules_versions',
  properties: {
    organisationId: p.string().primary(),
    version: p.integer().primary(),
    rules: p.json<PriceRules>(),
    note: p.text(),
    publishedBy: p.string(),
    publishedAt: p.datetime(),
  },
});
export type PriceRulesVersion = InferEntity<typeof PriceRulesVersion>;
