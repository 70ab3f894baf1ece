import { Decimal } from 'decimal.js';
import type { Amount, PricedLines, TaxAmount } from './priced-line.ts';

/** Adds up what was priced in several calls; equal taxes are added, amounts stay exact. */
export function addUp(parts: readonly PricedLines[], currencyCode: string): PricedLines {
  const taxes = new Map<string, TaxAmount>();
  for (const tax of parts.flatMap((part) => part.taxes)) {
    const key = `${tax.name} ${tax.rate}`;
    const sum = taxes.get(key);
    taxes.set(key, sum ? { ...tax, base: plus(sum.base, tax.base), amount: plus(sum.amount, tax.amount) } : tax);
  }
  const zero: Amount = { currencyCode, value: '0' };
  return {
    lines: parts.flatMap((part) => part.lines),
    netTotal: parts.map((part) => part.netTotal).reduce(plus, zero),
    taxes: [...taxes.values()],
    grossTotal: parts.map((part) => part.grossTotal).reduce(plus, zero),
  };
}

function plus(a: Amount, b: Amount): Amount {
  if (a.currencyCode !== b.currencyCode) throw new Error(`cannot add ${b.currencyCode} to ${a.currencyCode}`);
  return { currencyCode: a.currencyCode, value: new Decimal(a.value).plus(b.value).toFixed() };
}
