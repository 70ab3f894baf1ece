import type { EntityManager } from '@mikro-orm/postgresql';
import { chainFact, emptyLedger, type LedgerFact } from '@procur/deal-certificate/ledger';
import { canonicalJson } from '@procur/service-kit/canonical-json';
import { LedgerEntry } from '../database/entities/ledger-entry.ts';
import type { ThreadRow } from './lock-table.ts';

/** Adds a fact to the ledger of a thread that the caller has locked: the row holds the end of the chain. */
export function appendFact(em: EntityManager, thread: ThreadRow, fact: LedgerFact, at: Date): void {
  const { id: threadId, negotiationId, vendorId, ledgerLength, ledgerHash } = thread;
  const empty = emptyLedger({ negotiationId, threadId, vendorId });
  const head = ledgerLength === 0 ? empty : { length: ledgerLength, hash: ledgerHash };
  const entry = chainFact(head, fact, at.toISOString());
  em.create(LedgerEntry, { threadId, sequence: entry.sequence, entry: canonicalJson(entry) });
  thread.ledgerLength = entry.sequence;
  thread.ledgerHash = entry.hash;
}
