import { defineEntity, p } from '@mikro-orm/core';

/** The result of a completed negotiation. The key makes a second result impossible. */
export const Deal = defineEntity({
  name: 'Deal',
  tableName: 'deals',
  properties: {
    negotiationId: p.uuid().primary(),
    threadId: p.uuid(),
    currencyCode: p.text(),
    listUnitPrice: p.decimal().columnType('numeric'),
    unitPrice: p.decimal().columnType('numeric'),
    annualTotal: p.decimal().columnType('numeric'),
    contractTotal: p.decimal().columnType('numeric'),
    savingsTotal: p.decimal().columnType('numeric'),
    savingsShare: p.decimal().columnType('numeric'),
    rounds: p.smallint(),
    runnerUpThreadId: p.uuid().nullable(),
    whyWinner: p.text(),
    whyNotRunnerUp: p.text(),
    sensitivity: p.text(),
  },
});
