import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { type Booking, type BudgetBalance, book, openCommitment } from '../domain/budget-ledger.ts';
import { hasIdForm } from '../domain/id-form.ts';
import { Budget } from './entities/budget.ts';
import { BudgetEntry } from './entities/budget-entry.ts';

/** A budget under lock: nobody else books on it until the transaction ends. */
export type OpenLedger = {
  readonly budget: Budget;
  readonly balance: BudgetBalance;
  /** What this request still holds of it. */
  readonly open: Decimal;
};

/**
 * Locks the budget a request is charged to.
 * @throws DomainError conflict when the organisation has neither the named nor a default budget.
 */
export async function openLedger(
  em: EntityManager,
  { organisationId, budgetId, requestId }: { organisationId: string; budgetId: string; requestId: string },
): Promise<OpenLedger> {
  const where = budgetId === '' ? { organisationId, isDefault: true } : { organisationId, id: budgetId };
  const isReadable = budgetId === '' || hasIdForm(budgetId);
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
  const budget = isReadable ? await em.findOne(Budget, where, lock) : null;
  if (!budget) throw noBudget(budgetId);
  const entries = await em.find(BudgetEntry, { budgetId: budget.id, requestId });
  const bookings = entries.map(({ kind, amount }) => ({ kind, amount: new Decimal(amount), requestId }));
  return { budget, balance: balanceOf(budget), open: openCommitment(bookings, requestId, new Decimal(0)) };
}

export function balanceOf({ currencyCode, allocated, committed, spent }: Budget): BudgetBalance {
  return {
    currencyCode,
    allocated: new Decimal(allocated),
    committed: new Decimal(committed),
    spent: new Decimal(spent),
  };
}

type Bookkeeping = { readonly note: string; readonly newId: () => string; readonly bookedAt: Date };

/** Writes the bookings and the balances that follow from them, in one transaction. */
export function enterBookings(
  em: EntityManager,
  ledger: Pick<OpenLedger, 'budget' | 'balance'>,
  bookings: readonly Booking[],
  { note, newId, bookedAt }: Bookkeeping,
): void {
  const { budget } = ledger;
  for (const { kind, amount, requestId } of bookings) {
    const row = { id: newId(), organisationId: budget.organisationId, budgetId: budget.id, note, bookedAt };
    em.create(BudgetEntry, { ...row, kind, amount: amount.toFixed(), requestId: requestId ?? null });
  }
  const { allocated, committed, spent } = bookings.reduce(book, ledger.balance);
  em.assign(budget, { allocated: allocated.toFixed(), committed: committed.toFixed(), spent: spent.toFixed() });
}

function noBudget(budgetId: string): DomainError {
  const message = budgetId === '' ? 'the organisation has no default budget' : `there is no budget ${budgetId}`;
  return new DomainError('conflict', 'BUDGET_NOT_FOUND', `${message}; an administrator can create one`, {
    field: 'budget_id',
    given: budgetId,
    allowed: ['a budget of the organisation', 'nothing, when there is a default budget'],
  });
}
