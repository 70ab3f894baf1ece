import type { EntityManager } from '@mikro-orm/postgresql';
import type { Amount } from '@procur/service-kit/money';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { enterBookings, openLedger } from '../database/ledger.ts';
import { commit, release, spend } from '../domain/budget-ledger.ts';
import type { Ports } from '../ports.ts';

type Bookkeeper = Pick<Ports, 'newId' | 'now'>;

/** Promises the money of a request. @throws DomainError conflict when the budget does not hold it. */
export async function commitBudget(em: EntityManager, row: PurchaseRequest, amount: Amount, ports: Bookkeeper) {
  const ledger = await openLedger(em, keyOf(row));
  // Remembered, because the default budget may be another one by the time the money is released.
  em.assign(row, { budgetId: ledger.budget.id });
  enterBookings(em, ledger, commit(ledger.balance, amount, row.id), entry(ports, `Commitment for ${row.number}`));
}

/** Makes sure that at least this much is promised. @throws DomainError conflict when the budget does not hold it. */
export async function raiseCommitment(em: EntityManager, row: PurchaseRequest, amount: Amount, ports: Bookkeeper) {
  const ledger = await openLedger(em, keyOf(row));
  const missing = amount.value.minus(ledger.open);
  if (missing.lte(0)) return;
  const bookings = commit(ledger.balance, { ...amount, value: missing }, row.id);
  enterBookings(em, ledger, bookings, entry(ports, `Further commitment for ${row.number}`));
}

/** Gives back what the request still holds. */
export async function releaseBudget(em: EntityManager, row: PurchaseRequest, ports: Bookkeeper) {
  if (row.budgetId === '') return;
  const ledger = await openLedger(em, keyOf(row));
  enterBookings(em, ledger, release(ledger.open, row.id), entry(ports, `Release of ${row.number}`));
}

/** Turns the commitment into money spent and gives back the rest. */
export async function spendBudget(em: EntityManager, row: PurchaseRequest, agreed: Amount, ports: Bookkeeper) {
  const ledger = await openLedger(em, keyOf(row));
  const bookings = spend(ledger.balance, { agreed, open: ledger.open, requestId: row.id });
  enterBookings(em, ledger, bookings, entry(ports, `Contract of ${row.number}`));
}

function keyOf({ organisationId, budgetId, id }: PurchaseRequest) {
  return { organisationId, budgetId, requestId: id };
}

function entry({ newId, now }: Bookkeeper, note: string) {
  return { note, newId, bookedAt: now() };
}
