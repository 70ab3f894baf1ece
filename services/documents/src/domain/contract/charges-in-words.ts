import type { AgreedDeal } from './agreed-deal.ts';
import { grouped } from './grouped-number.ts';

/** Whether the prices contain the tax. */
export function taxInWords({ allIn }: AgreedDeal): string {
  if (allIn?.pricesIncludeTax) return 'including value added or sales tax';
  return 'before value added or sales tax, which is added at the statutory rate where it applies';
}

/** Every charge besides the price, and that there is no other: what was not agreed is not owed. */
export function chargesInWords({ allIn }: AgreedDeal): string {
  const charges = allIn?.charges ?? [];
  if (charges.length === 0) return 'No charge is due besides the price.';
  const named = charges.map(({ name, amount }) => `${name} ${amount.currencyCode} ${grouped(amount.value)}`);
  return `Besides the price the following charges are due, over the whole term: ${named.join(', ')}. No other charge is due.`;
}
