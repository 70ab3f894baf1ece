import { Decimal } from 'decimal.js';
import type { AgreedDeal } from './agreed-deal.ts';

/** Whether the unit price is paid once or each year or month: the one that leads to the total agreed. */
export function pricePeriod({ unitPrice, quantity, contractTotal, termMonths }: AgreedDeal): string {
  const once = new Decimal(unitPrice.value).times(quantity.value);
  const leadsToTotal = (times: Decimal) => once.times(times).minus(contractTotal.value).abs().lessThan(0.01);
  if (leadsToTotal(new Decimal(1))) return 'per unit';
  if (leadsToTotal(new Decimal(termMonths).dividedBy(12))) return 'per unit and year';
  return leadsToTotal(new Decimal(termMonths)) ? 'per unit and month' : 'per unit';
}
