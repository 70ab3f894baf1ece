import { Decimal } from 'decimal.js';
import { type DeliveryTerms, deliveryRuleFor } from './delivery-charges.ts';
import { deliveryDate } from './delivery-date.ts';
import type { SelectableProduct } from './rule-selection.ts';

/** What a product says of when it can be there. */
export type ProductAvailability = SelectableProduct & {
  readonly leadTimeDays: number;
  readonly stockQuantity: string;
};

/** The day of delivery: from stock by the rule that fits, else after the lead time; on a working day of the place. */
export function estimateDelivery(product: ProductAvailability, quantity: Decimal, terms: DeliveryTerms): string {
  const fromStock = deliveryRuleFor(product, terms)?.daysFromStock ?? 0;
  const inStock = new Decimal(product.stockQuantity).gte(quantity);
  const leadTimeDays = inStock && fromStock > 0 ? Math.min(fromStock, product.leadTimeDays) : product.leadTimeDays;
  const calendars = terms.rules.calendars.filter(({ countryCode }) => countryCode === terms.countryCode);
  const holidays = new Set(calendars.flatMap((calendar) => calendar.holidays));
  return deliveryDate({ orderDay: terms.day, leadTimeDays, holidays });
}
