import { Decimal } from 'decimal.js';
import type { RequestDetails, RequestLine } from '../domain/request-details.ts';
import { fromCostColumn, toCostColumn } from './cost-column.ts';
import type { PurchaseRequest } from './entities/purchase-request.ts';
import type { PurchaseRequestLine } from './entities/purchase-request-line.ts';

/** The columns that hold what a person asks for, without the lines. */
export function toDetailColumns(details: RequestDetails) {
  const { budget, budgetPeriod, risk, costs, lines: _, ...plain } = details;
  return {
    ...plain,
    budgetAmount: budget ? budget.value.toFixed() : null,
    budgetCurrency: budget?.currencyCode ?? null,
    budgetPeriod: budgetPeriod ?? null,
    risk: risk ?? null,
    costs: toCostColumn(costs),
  };
}

export function toLineColumns({ description, quantity, specs }: RequestLine, position: number) {
  return { position, description, quantity: quantity?.value ?? null, unitCode: quantity?.unitCode ?? null, specs };
}

export function fromColumns(row: PurchaseRequest, lines: readonly PurchaseRequestLine[]): RequestDetails {
  const { title, needText, category, mustHaves, compliance, termMonths, paymentTerms, neededBy, region, specs } = row;
  const { budgetAmount, budgetCurrency } = row;
  const hasBudget = budgetAmount != null && budgetCurrency != null;
  return {
    title,
    needText,
    category,
    lines: lines.map(fromLine),
    budget: hasBudget ? { currencyCode: budgetCurrency, value: new Decimal(budgetAmount) } : undefined,
    budgetPeriod: row.budgetPeriod ?? undefined,
    mustHaves,
    compliance,
    termMonths,
    paymentTerms,
    neededBy,
    risk: row.risk ?? undefined,
    region,
    specs,
    budgetId: row.budgetId,
    priorities: row.priorities,
    costs: fromCostColumn(row.costs),
  };
}

function fromLine({ description, quantity, unitCode, specs }: PurchaseRequestLine): RequestLine {
  // numeric(18, 6) comes back as 150.000000.
  const value = quantity == null ? undefined : new Decimal(quantity).toFixed();
  return { description, quantity: value && unitCode ? { value, unitCode } : undefined, specs };
}
