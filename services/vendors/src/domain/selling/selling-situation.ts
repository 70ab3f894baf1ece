import type { SellerSituation } from '@procur/negotiation-engine/strategies/seller-personality';
import { Decimal } from 'decimal.js';
import type { VendorSituation } from '../guardrails.ts';

/** The deal that is talked about, as far as it matters to how pressed a vendor is. */
export type Occasion = {
  /** When the table was opened: fixed for all its rounds, so that the same question has the same answer. */
  readonly openedAt: Date;
  /** Units the buyer wants, as decimal text. */
  readonly quantity: string;
};

/** A vendor that has said nothing about itself: the personality alone decides. */
export const nothingPresses: VendorSituation = {
  quarterlyCapacity: null,
  committedCapacity: '0',
  fiscalYearEndMonth: 0,
};

/** Where the vendor stands commercially, from its own figures. Private to its side, like the guardrails. */
export function situationOf(
  { quarterlyCapacity, committedCapacity, fiscalYearEndMonth }: VendorSituation,
  { openedAt, quantity }: Occasion,
): Required<Pick<SellerSituation, 'quarterProgress' | 'idleCapacity'>> {
  return {
    quarterProgress: quarterProgress(fiscalYearEndMonth, openedAt),
    idleCapacity: quarterlyCapacity === null ? 0 : idleShare(quarterlyCapacity, [committedCapacity, quantity]),
  };
}

/** How much of the fiscal quarter has gone by, 0 to 1. Quarters end with the given month and every third one before. */
function quarterProgress(yearEndMonth: number, at: Date): number {
  if (yearEndMonth === 0) return 0;
  const year = at.getUTCFullYear();
  // Months from here to the end of the quarter, this one included: 1 to 3.
  const left = (((yearEndMonth - 1 - at.getUTCMonth()) % 3) + 3) % 3;
  const end = Date.UTC(year, at.getUTCMonth() + left + 1, 1);
  const start = Date.UTC(year, at.getUTCMonth() + left - 2, 1);
  return Number(((at.getTime() - start) / (end - start)).toFixed(4));
}

/** Share of the capacity that is still free once this deal is made; what is sold out presses nobody. */
function idleShare(capacity: string, taken: readonly string[]): number {
  const free = taken.reduce((left, amount) => left.minus(amount), new Decimal(capacity));
  return Decimal.max(0, free).dividedBy(capacity).toDecimalPlaces(4).toNumber();
}
