import { Decimal } from 'decimal.js';
import { allInTotal, type Costs, noCosts } from './costs.ts';
import { dealMoney, type Purchase } from './deal-money.ts';
import { issueTerms } from './stated-charges.ts';
import type { Terms } from './terms.ts';

/**
 * What the vendor's own charges add to the unit price, per unit and year, in the money prices are stated in: exactly 0
 * without charges. Negative where it states less for a fee than the buyer reckons with.
 */
export function chargesPerUnit(terms: Terms, purchase: Purchase, costs: Costs = noCosts): Decimal {
  const values = issueTerms(terms);
  if (values.length === terms.length) return new Decimal(0);
  const added = allInTotal(terms, purchase, costs).minus(allInTotal(values, purchase, costs));
  const { termMonths } = dealMoney(values, purchase);
  const untaxed = added.dividedBy(new Decimal(costs.taxPercent).dividedBy(100).plus(1));
  return untaxed.dividedBy(new Decimal(purchase.quantity).times(termMonths).dividedBy(12)).toDecimalPlaces(4);
}
