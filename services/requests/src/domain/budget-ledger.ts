import { DomainError } from '@procur/service-kit/domain-error';
import type { Amount } from '@procur/service-kit/money';
import type { Decimal } from 'decimal.js';

export const budgetEntryKinds = ['allocation', 'commitment', 'release', 'spend'] as const;
export type BudgetEntryKind = (typeof budgetEntryKinds)[number];

/** A booking. Amounts are positive; the kind says which way the money goes. */
export type Booking = {
  readonly kind: BudgetEntryKind;
  readonly amount: Decimal;
  readonly requestId: string | undefined;
};

export type BudgetBalance = {
  readonly currencyCode: string;
  readonly allocated: Decimal;
  /** Promised and not yet spent or released. */
  readonly committed: Decimal;
  readonly spent: Decimal;
};

export function availableOf({ allocated, committed, spent }: BudgetBalance): Decimal {
  return allocated.minus(committed).minus(spent);
}

/** The balance after a booking. Spending turns a commitment into money spent. */
export function book(balance: BudgetBalance, { kind, amount }: Booking): BudgetBalance {
  switch (kind) {
    case 'allocation':
      return { ...balance, allocated: balance.allocated.plus(amount) };
    case 'commitment':
      return { ...balance, committed: balance.committed.plus(amount) };
    case 'release':
      return { ...balance, committed: balance.committed.minus(amount) };
    case 'spend':
      return { ...balance, committed: balance.committed.minus(amount), spent: balance.spent.plus(amount) };
  }
}

/** What the bookings of one request still hold. */
export function openCommitment(bookings: readonly Booking[], requestId: string, zero: Decimal): Decimal {
  return bookings
    .filter((booking) => booking.requestId === requestId)
    .reduce((open, { kind, amount }) => (kind === 'commitment' ? open.plus(amount) : open.minus(amount)), zero);
}

/** @throws DomainError conflict when the currency differs or more is asked for than is available. */
export function commit(balance: BudgetBalance, amount: Amount, requestId: string): readonly Booking[] {
  requireCurrency(balance, amount);
  const available = availableOf(balance);
  if (amount.value.gt(available)) {
    const { currencyCode } = balance;
    const asked = `${amount.value.toFixed()} ${currencyCode}`;
    const left = `${available.toFixed()} ${currencyCode}`;
    throw new DomainError('conflict', 'BUDGET_EXCEEDED', `${asked} is asked for and ${left} is available`, {
      field: 'budget',
      given: asked,
      allowed: [`at most ${left}`],
    });
  }
  return [{ kind: 'commitment', amount: amount.value, requestId }];
}

/** Gives back whatever the request still holds; nothing when it holds nothing. */
export function release(open: Decimal, requestId: string): readonly Booking[] {
  return open.isZero() ? [] : [{ kind: 'release', amount: open, requestId }];
}

/**
 * Spends what was agreed and gives back the rest.
 * @throws DomainError conflict when more was agreed than the commitment and the free budget hold.
 */
export function spend(
  balance: BudgetBalance,
  { agreed, open, requestId }: { readonly agreed: Amount; readonly open: Decimal; readonly requestId: string },
): readonly Booking[] {
  requireCurrency(balance, agreed);
  const short = agreed.value.minus(open);
  const topUp = short.gt(0) ? commit(balance, { ...agreed, value: short }, requestId) : [];
  const rest = short.lt(0) ? release(short.negated(), requestId) : [];
  return [...topUp, { kind: 'spend', amount: agreed.value, requestId }, ...rest];
}

function requireCurrency({ currencyCode }: BudgetBalance, amount: Amount): void {
  if (amount.currencyCode === currencyCode) return;
  const message = `the request is in ${amount.currencyCode} and the budget in ${currencyCode}`;
  throw new DomainError('conflict', 'BUDGET_CURRENCY_MISMATCH', message, {
    field: 'budget.currency_code',
    given: amount.currencyCode,
    allowed: [currencyCode],
  });
}
