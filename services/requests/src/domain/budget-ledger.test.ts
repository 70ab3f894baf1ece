import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availableOf,
  type Booking,
  type BudgetBalance,
  book,
  commit,
  openCommitment,
  release,
  spend,
} from './budget-ledger.ts';

const zero = new Decimal(0);
const empty: BudgetBalance = { currencyCode: 'USD', allocated: zero, committed: zero, spent: zero };
const usd = (value: Decimal.Value) => ({ currencyCode: 'USD', value: new Decimal(value) });
const funded = book(empty, { kind: 'allocation', amount: new Decimal(1000), requestId: undefined });

describe('the budget ledger', () => {
  it('refuses to commit more than is available and says how much that is', () => {
    const [commitment] = commit(funded, usd(700), 'a');
    const balance = book(funded, commitment as Booking);
    expect(() => commit(balance, usd('300.01'), 'b')).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        reason: 'BUDGET_EXCEEDED',
        given: '300.01 USD',
        allowed: ['at most 300 USD'],
      }),
    );
    expect(commit(balance, usd(300), 'b')).toHaveLength(1);
  });

  it('refuses another currency', () => {
    expect(() => commit(funded, { currencyCode: 'EUR', value: new Decimal(1) }, 'a')).toThrow(
      expect.objectContaining({ reason: 'BUDGET_CURRENCY_MISMATCH' }),
    );
  });

  it('spends what was agreed and releases the rest of the commitment', () => {
    const bookings = [...commit(funded, usd(700), 'a')];
    const committed = bookings.reduce(book, funded);
    bookings.push(...spend(committed, { agreed: usd(650), open: new Decimal(700), requestId: 'a' }));
    const balance = bookings.reduce(book, funded);
    expect([balance.committed, balance.spent, availableOf(balance)].map(String)).toEqual(['0', '650', '350']);
  });

  it('refuses an agreement that neither the commitment nor the free budget covers', () => {
    const committed = commit(funded, usd(900), 'a').reduce(book, funded);
    const agreement = { agreed: usd(1100), open: new Decimal(900), requestId: 'a' };
    expect(() => spend(committed, agreement)).toThrow(expect.objectContaining({ reason: 'BUDGET_EXCEEDED' }));
  });

  it('adds up after any sequence of operations and never promises more than it has', () => {
    const cents = fc.integer({ min: 1, max: 50_000 }).map((amount) => new Decimal(amount).dividedBy(100));
    const operation = fc.record({
      verb: fc.constantFrom('commit', 'release', 'spend'),
      requestId: fc.constantFrom('a', 'b', 'c'),
      amount: cents,
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const bookings: Booking[] = [{ kind: 'allocation', amount: new Decimal(1000), requestId: undefined }];
        for (const each of operations) bookings.push(...attempt(bookings, each));
        const balance = bookings.reduce(book, empty);
        expect(availableOf(balance).gte(0)).toBe(true);
        const open = ['a', 'b', 'c'].map((id) => openCommitment(bookings, id, zero));
        expect(open.every((amount) => amount.gte(0))).toBe(true);
        expect(balance.committed.eq(Decimal.sum(...open))).toBe(true);
        const spentBy = bookings
          .filter(({ kind }) => kind === 'spend')
          .reduce((sum, { amount }) => sum.plus(amount), zero);
        expect(balance.spent.eq(spentBy)).toBe(true);
      }),
    );
  });
});

type Operation = {
  readonly verb: 'commit' | 'release' | 'spend';
  readonly requestId: string;
  readonly amount: Decimal;
};

function attempt(bookings: readonly Booking[], { verb, requestId, amount }: Operation): readonly Booking[] {
  const balance = bookings.reduce(book, empty);
  const open = openCommitment(bookings, requestId, zero);
  try {
    if (verb === 'commit') return commit(balance, usd(amount), requestId);
    if (verb === 'release') return release(open, requestId);
    return spend(balance, { agreed: usd(amount), open, requestId });
  } catch (error) {
    expect(error).toMatchObject({ reason: 'BUDGET_EXCEEDED' });
    return [];
  }
}
