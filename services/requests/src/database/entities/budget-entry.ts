import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { budgetEntryKinds } from '../../domain/budget-ledger.ts';

/** One booking. Only ever inserted. */
export const BudgetEntry = defineEntity({
  name: 'BudgetEntry',
  tableName: 'budget_entries',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    budgetId: p.uuid(),
    kind: p.enum(budgetEntryKinds),
    amount: p.decimal('string'),
    requestId: p.uuid().nullable(),
    note: p.string(),
    bookedAt: p.datetime(),
  },
});
export type BudgetEntry = InferEntity<typeof BudgetEntry>;
