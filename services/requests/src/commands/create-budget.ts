import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Identity } from '@procur/service-kit/identity';
import { type Amount, minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { Budget } from '../database/entities/budget.ts';
import { balanceOf, enterBookings } from '../database/ledger.ts';
import type { Ports } from '../ports.ts';

export type NewBudget = {
  readonly name: string;
  readonly allocated: Amount;
  readonly fiscalYear: number;
  readonly isDefault: boolean;
};

/** Opens a budget with its allocation as the first entry. A new default one takes the place of the old. */
export function createBudget({ database, now, newId }: Ports) {
  return async (caller: Identity, given: NewBudget): Promise<Budget> => {
    const { name, allocated, fiscalYear, isDefault } = checked(given);
    const { organisationId } = caller;
    return await database.transaction(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`budgets ${organisationId}`]);
      if (await em.count(Budget, { organisationId, name, fiscalYear })) throw nameTaken(name, fiscalYear);
      if (isDefault) await em.nativeUpdate(Budget, { organisationId, isDefault: true }, { isDefault: false });
      const createdAt = now();
      const zero = { allocated: '0', committed: '0', spent: '0' };
      const { currencyCode, value } = allocated;
      const row = { id: newId(), organisationId, name, currencyCode, fiscalYear, isDefault, createdAt, ...zero };
      const budget = em.create(Budget, row);
      await em.flush();
      const booking = { kind: 'allocation' as const, amount: value, requestId: undefined };
      const ledger = { budget, balance: balanceOf(budget) };
      enterBookings(em, ledger, [booking], { note: 'Allocation', newId, bookedAt: createdAt });
      const after = { name, fiscalYear, isDefault, currencyCode };
      recordChange(em, 'requests', { action: 'budget.created', resourceId: budget.id, before: {}, after });
      await em.flush();
      return budget;
    });
  };
}

function checked(budget: NewBudget): NewBudget {
  const { name, allocated, fiscalYear } = budget;
  if (name.trim() === '' || name.length > 200) throw invalid('name', name, '1 to 200 characters');
  // numeric(28, 9) holds more; a budget of a quadrillion is a mistake in the unit.
  if (allocated.value.lte(0) || allocated.value.gte(new Decimal('1e15'))) {
    throw invalid('allocated', allocated.value.toFixed(), 'an amount above 0 and below 1e15');
  }
  const digits = minorUnitDigits(allocated.currencyCode);
  if (allocated.value.decimalPlaces() > digits) {
    throw invalid('allocated', allocated.value.toFixed(), `at most ${digits} decimals in ${allocated.currencyCode}`);
  }
  if (fiscalYear < 2000 || fiscalYear > 2200) throw invalid('fiscal_year', String(fiscalYear), '2000 to 2200');
  return budget;
}

function invalid(field: string, given: string, allowed: string): DomainError {
  const message = `${field}: given "${given.slice(0, 80)}", allowed is ${allowed}`;
  return new DomainError('invalid', 'BUDGET_INVALID', message, {
    field,
    given: given.slice(0, 80),
    allowed: [allowed],
  });
}

function nameTaken(name: string, fiscalYear: number): DomainError {
  const message = `there is a budget "${name}" for ${fiscalYear}`;
  return new DomainError('conflict', 'BUDGET_NAME_TAKEN', message, { field: 'name', given: name });
}
