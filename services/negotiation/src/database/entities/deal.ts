import { defineEntity, p } from '@mikro-orm/core';
import type { CostLine } from '@procur/buyer-agent/costs';
import type { RankedDeal } from '../../domain/ranked-deal.ts';

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
    /** With fees and tax, and what it is made of. */
    allInTotal: p.decimal().columnType('numeric'),
    costLines: p.json<readonly CostLine[]>(),
    savingsTotal: p.decimal().columnType('numeric'),
    savingsShare: p.decimal().columnType('numeric'),
    rounds: p.smallint(),
    runnerUpThreadId: p.uuid().nullable(),
    whyWinner: p.text(),
    whyNotRunnerUp: p.text(),
    sensitivity: p.text(),
    /** Every agreed deal, best first. */
    ranking: p.json<readonly RankedDeal[]>(),
  },
});
