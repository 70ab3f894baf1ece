import { Decimal } from 'decimal.js';
import { type PriceStep, type PriceTrace, percent } from './price-trace.ts';
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

/** A net amount, how it came about, and what it is for. */
export type UntaxedCharge = Pick<PriceCharge, 'kind' | 'name' | 'netAmount' | 'tax'> & {
  readonly lines: readonly { readonly lineId: string }[];
  readonly minorUnitDigits: number;
};

/** The charge with its tax, which is rounded and ends the trace. */
export function taxedCharge({ lines, minorUnitDigits, ...charge }: UntaxedCharge, trace: PriceTrace): PriceCharge {
  const { netAmount, tax } = charge;
  const taxAmount = netAmount.times(tax.rate).toDecimalPlaces(minorUnitDigits, Decimal.ROUND_HALF_UP);
  const grossAmount = netAmount.plus(taxAmount);
  const taxed = { rule: 'tax', description: `${tax.name} ${percent(tax.rate)}`, source: tax.source };
  trace.step(taxed, netAmount, grossAmount);
  return { ...charge, taxAmount, grossAmount, lineIds: lines.map(({ lineId }) => lineId), trace: trace.steps };
}
