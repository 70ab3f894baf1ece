import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { ContractStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { BudgetEntryKind } from '@procur/contracts/gen/procur/requests/v1/policy_pb.ts';
import { PoliciesService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { expect } from 'vitest';
import type { TestPlatform } from './test-platform.ts';

/** Numbers of a series must be 1 to n, each once, whatever was killed on the way. */
export function expectGapFree(numbers: readonly string[]): void {
  const counted = numbers.map((number) => Number(number.split('-').at(-1))).toSorted((one, other) => one - other);
  expect(counted).toEqual(counted.map((_, index) => index + 1));
}

/** Exactly one contract for a request, and its PDF is written. */
export async function expectOneContract({ organisation }: TestPlatform, requestId: string): Promise<void> {
  const { contracts } = await organisation.sessions.buyer
    .client(PaperService)
    .listContracts({ requestId, pageSize: 10 });
  expect(contracts.map(({ status }) => status)).toEqual([ContractStatus.READY_TO_SIGN]);
}

/** Contract, quotation and order numbers of the whole organisation. */
export async function expectSeriesWithoutGaps({ organisation }: TestPlatform): Promise<void> {
  const paper = organisation.sessions.buyer.client(PaperService);
  const { contracts } = await paper.listContracts({ pageSize: 200 });
  const { quotations } = await paper.listQuotations({ pageSize: 200 });
  const { orders } = await paper.listOrders({ pageSize: 200 });
  expectGapFree(orders.map(({ number }) => number));
  expectGapFree(contracts.map(({ number }) => number));
  expectGapFree(quotations.map(({ number }) => number));
}

/** The entries of the ledger add up to what the budget says of itself. */
export async function expectBalancedBudget({ organisation }: TestPlatform): Promise<void> {
  const policies = organisation.sessions.admin.client(PoliciesService);
  const { budgets } = await policies.listBudgets({ pageSize: 200 });
  for (const { id, allocated, committed, spent, available } of budgets) {
    const { entries } = await policies.listBudgetEntries({ budgetId: id, pageSize: 200 });
    const sum = (kind: BudgetEntryKind) =>
      entries.filter((entry) => entry.kind === kind).reduce((total, { amount }) => total + cents(amount), 0n);
    expect(cents(allocated)).toBe(sum(BudgetEntryKind.ALLOCATION));
    expect(cents(spent)).toBe(sum(BudgetEntryKind.SPEND));
    expect(cents(available)).toBe(cents(allocated) - cents(committed) - cents(spent));
  }
}

function cents(money: Money | undefined): bigint {
  const nanosPerCent = 10_000_000;
  return (money?.units ?? 0n) * 100n + BigInt(Math.round((money?.nanos ?? 0) / nanosPerCent));
}
