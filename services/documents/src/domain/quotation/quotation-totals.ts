import { roundToMinorUnits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { Amount, Charge, TaxAmount } from './priced-line.ts';
import type { QuotationLine } from './quotation-line.ts';

export type Totals = {
  readonly netTotal: Amount;
  readonly taxes: readonly TaxAmount[];
  readonly grossTotal: Amount;
};

type Taxed = Pick<QuotationLine, 'netAmount' | 'taxRate' | 'taxName' | 'taxAmount'>;

/**
 * Adds the rounded amounts of lines and charges, as the catalogue does, so that the paper adds up as printed. `known` names
 * the taxes of lines that were written before they carried the name.
 */
export function totalsOf(
  { lines, charges }: { readonly lines: readonly QuotationLine[]; readonly charges: readonly Charge[] },
  { currencyCode, known }: { readonly currencyCode: string; readonly known: readonly TaxAmount[] },
): Totals {
  const amounts: readonly Taxed[] = [...lines.filter((line) => line.netAmount), ...charges];
  const taxes = taxesOf(amounts, { currencyCode, known });
  const zero = new Decimal(0);
  const net = amounts.reduce((sum, { netAmount }) => sum.plus(netAmount?.value ?? 0), zero);
  const gross = taxes.reduce((sum, { amount }) => sum.plus(amount.value), net);
  return { netTotal: money(net, currencyCode), taxes, grossTotal: money(gross, currencyCode) };
}

function taxesOf(
  amounts: readonly Taxed[],
  { currencyCode, known }: { readonly currencyCode: string; readonly known: readonly TaxAmount[] },
): TaxAmount[] {
  const nameOf = ({ taxName, taxRate }: Taxed) =>
    taxName || (known.find(({ rate }) => new Decimal(rate).equals(taxRate || 0))?.name ?? 'Tax');
  const taxed = amounts.filter(({ taxRate }) => taxRate !== '');
  const groups = Map.groupBy(taxed, (each) => `${nameOf(each)} ${new Decimal(each.taxRate).toFixed()}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const base = group.reduce((sum, { netAmount }) => sum.plus(netAmount?.value ?? 0), new Decimal(0));
    const amount = group.reduce((sum, each) => sum.plus(taxOf(each)), new Decimal(0));
    const amountsOfTax = { base: money(base, currencyCode), amount: money(amount, currencyCode) };
    return [{ name: nameOf(first), rate: first.taxRate, ...amountsOfTax }];
  });
}

/** Rounded for each line, as on invoices that show it there. */
export function taxOf({ netAmount, taxRate, taxAmount }: Omit<Taxed, 'taxName'>): Decimal {
  if (taxAmount) return new Decimal(taxAmount.value);
  if (!netAmount || taxRate === '') return new Decimal(0);
  return roundToMinorUnits(new Decimal(netAmount.value).times(taxRate), netAmount.currencyCode);
}

function money(value: Decimal, currencyCode: string): Amount {
  return { currencyCode, value: value.toFixed() };
}
