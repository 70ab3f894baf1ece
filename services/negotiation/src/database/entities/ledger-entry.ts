import { defineEntity, p } from '@mikro-orm/core';

/** Private to the buyer's side: one fact of a thread in its chain, as canonical JSON. Never changed; the key keeps the chain from forking. */
export const LedgerEntry = defineEntity({
  name: 'LedgerEntry',
  tableName: 'ledger_entries',
  properties: {
    threadId: p.uuid().primary(),
    sequence: p.integer().primary(),
    entry: p.text(),
  },
});
