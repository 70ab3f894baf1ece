import { Decimal } from 'decimal.js';
import type { RequestDetails, RequestLine } from '../domain/request-details.ts';
import { fromCostColumn, toCostColumn } from './cost-column.ts';
import type { PurchaseRequest } from './entities/purchase-request.ts';
import type { PurchaseRequestLine } from './entities/purchase-request-line.ts';
import { fromDivisionColumn, toDivisionColumn } from './lot-columns.ts';

/** The columns that hold what a person asks for, without the lines. */
export function toDetailColumns(details: RequestDetails) {
  const { budget, budgetPeriod, risk, costs, division, lines: _, ...plain } = details;
  return {
    ...plain,
    budgetAmount: budget ? budget.value.toFixed() : null,
    budgetCurrency: budget?.currencyCode ?? null,
    budgetPeriod: budgetPeriod ?? null,
    risk: risk ?? null,
    costs: toCostColumn(costs),
    division: division ? toDivisionColumn(division) : null,
  };
}

export function toLineColumns({ description, quantity, specs, lot = '' }: RequestLine, position: number) {
  return { position, description, lot, quantity: quantity?.value ?? null, unitCode: quantity?.unitCode ?? null, specs };
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
    ...(row.division && { division: fromDivisionColumn(row.division) }),
  };
}

function fromLine({ description, quantity, unitCode, specs, lot }: PurchaseRequestLine): RequestLine {
  // numeric(18, 6) comes back as 150.000000.
  const value = quantity == null ? undefined : new Decimal(quantity).toFixed();
  const counted = value && unitCode ? { value, unitCode } : undefined;
  return { description, quantity: counted, specs, ...(lot !== '' && { lot }) };
}
