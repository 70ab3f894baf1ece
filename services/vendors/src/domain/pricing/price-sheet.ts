import { Decimal } from 'decimal.js';
import { bundleReductions } from './bundle-reductions.ts';
import { deliveryCharges } from './delivery-charges.ts';
import type { PriceCharge } from './price-charge.ts';
import type { SheetLine, SheetTerms } from './sheet-line.ts';
import type { AppliedTax } from './tax-table.ts';

/** Lines and charges with totals that add the rounded amounts, so that the sheet adds up as printed. */
export type SheetTotals = {
  readonly charges: readonly PriceCharge[];
  readonly taxes: readonly TaxTotal[];
  readonly netTotal: Decimal;
  readonly grossTotal: Decimal;
};

/** All amounts taxed at one rate. */
export type TaxTotal = AppliedTax & { readonly base: Decimal; readonly amount: Decimal };

type Taxed = Pick<PriceCharge, 'netAmount' | 'tax' | 'taxAmount' | 'grossAmount'>;

export function totalSheet(lines: readonly SheetLine[], terms: SheetTerms): SheetTotals {
  const charges = [...bundleReductions(lines, terms), ...deliveryCharges(lines, terms)];
  const amounts: readonly Taxed[] = [...lines, ...charges];
  return {
    charges,
    taxes: taxTotals(amounts),
    netTotal: sum(amounts.map(({ netAmount }) => netAmount)),
    grossTotal: sum(amounts.map(({ grossAmount }) => grossAmount)),
  };
}

function taxTotals(amounts: readonly Taxed[]): TaxTotal[] {
  const groups = Map.groupBy(amounts, ({ tax }) => `${tax.name} ${tax.rate.toFixed()}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const base = sum(group.map(({ netAmount }) => netAmount));
    return [{ ...first.tax, base, amount: sum(group.map(({ taxAmount }) => taxAmount)) }];
  });
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
}
