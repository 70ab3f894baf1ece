import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { Budget } from '../database/entities/budget.ts';
import { BudgetEntry } from '../database/entities/budget-entry.ts';
import type { Ports } from '../ports.ts';

/** The organisation's budgets, oldest first. */
export function listBudgets({ database, limits }: Ports) {
  return async (organisationId: string, asked: PageRequest): Promise<Page<Budget>> => {
    const cut = cutPage(asked, idKey, limits.pageSizes);
    const where = { organisationId, ...(cut.after && { id: { $gt: cut.after } }) };
    const find = { orderBy: { id: 'asc' }, limit: cut.limit } as const;
    return await database.read(async (em) => toPage(await em.find(Budget, where, find), cut, ({ id }) => id));
  };
}

export type EntryPage = Page<BudgetEntry> & { readonly currencyCode: string };

/** Every booking of a budget, oldest first. @throws DomainError not-found when the organisation has no such budget. */
export function listBudgetEntries({ database, limits }: Ports) {
  return async (organisationId: string, budgetId: string, asked: PageRequest): Promise<EntryPage> => {
    const cut = cutPage(asked, idKey, limits.pageSizes);
    return await database.read(async (em) => {
      const budget = isUuid(budgetId) ? await em.findOne(Budget, { id: budgetId, organisationId }) : null;
      if (!budget) throw notFound(budgetId);
      const where = { budgetId, organisationId, ...(cut.after && { id: { $gt: cut.after } }) };
      const rows = await em.find(BudgetEntry, where, { orderBy: { id: 'asc' }, limit: cut.limit });
      return { ...toPage(rows, cut, ({ id }) => id), currencyCode: budget.currencyCode };
    });
  };
}

function notFound(budgetId: string): DomainError {
  const detail = { field: 'budget_id', given: budgetId };
  return new DomainError('not-found', 'BUDGET_NOT_FOUND', `there is no budget ${budgetId}`, detail);
}
