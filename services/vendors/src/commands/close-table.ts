import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { DomainError } from '@procur/service-kit/domain-error';
import type { TableOutcome } from '../domain/selling/table-outcome.ts';
import type { Ports } from '../ports.ts';
import { lockTable, type TableKey } from './lock-table.ts';

export type TableEnd = TableKey & { readonly outcome: TableOutcome; readonly agreedOffer: Outcome | null };

/** Remembers how a table ended. The same end again has no effect; another one is refused. */
export function closeTable({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (organisationId: string, end: TableEnd): Promise<void> => {
    await database.transaction(async (em) => {
      const table = await lockTable(em, organisationId, end);
      if (table.closedAt !== null) return sameEnd(table.outcome ?? null, end.outcome);
      em.assign(table, { outcome: end.outcome, agreedOffer: end.agreedOffer, closedAt: now() });
    });
  };
}

function sameEnd(outcome: string | null, given: TableOutcome): void {
  if (outcome === given) return;
  throw new DomainError('conflict', 'TABLE_CLOSED', `the table is closed as ${outcome}`, {
    field: 'outcome',
    given,
    allowed: [outcome ?? ''],
  });
}
