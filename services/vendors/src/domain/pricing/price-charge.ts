import type { Decimal } from 'decimal.js';
import type { PriceStep } from './price-trace.ts';
import type { AppliedTax } from './tax-table.ts';

/** An amount beside the lines: delivery, or the reduction of a bundle (negative). In the currency of the sheet, rounded. */
export type PriceCharge = {
  readonly kind: 'delivery' | 'bundle';
  readonly name: string;
  readonly netAmount: Decimal;
  readonly tax: AppliedTax;
  readonly taxAmount: Decimal;
  readonly grossAmount: Decimal;
  readonly lineIds: readonly string[];
  readonly trace: readonly PriceStep[];
};
