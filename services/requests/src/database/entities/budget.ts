import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A budget with its balances, which always equal the sum of its entries. */
export const Budget = defineEntity({
  name: 'Budget',
  tableName: 'budgets',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    name: p.string(),
    currencyCode: p.string(),
    allocated: p.decimal('string'),
    committed: p.decimal('string'),
    spent: p.decimal('string'),
    fiscalYear: p.integer(),
    isDefault: p.boolean(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});
export type Budget = InferEntity<typeof Budget>;
