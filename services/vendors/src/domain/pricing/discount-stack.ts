import { Decimal } from 'decimal.js';
import type { DiscountRule } from './price-rules.ts';
import { percent, type StepReason } from './price-trace.ts';
import { type Customer, fitsCustomer, fitsProduct, isValidOn, type SelectableProduct } from './rule-selection.ts';

/** What decides which discounts a line gets. */
export type DiscountCase = {
  readonly product: SelectableProduct;
  readonly customer: Customer;
  readonly quantity: Decimal;
  readonly currencyCode: string;
  readonly day: string;
};

/** A discount and the unit price it leaves. */
export type AppliedDiscount = { readonly reason: StepReason; readonly priceAfter: Decimal };

/**
 * The discounts that reduce a unit price, in the order they apply. Cumulative ones apply one after the other; of a group only
 * the best at the place of its first; an exclusive one stands alone where that is cheaper than the others together.
 * A price never falls below 0.
 */
export function stackDiscounts(
  rules: readonly DiscountRule[],
  price: Decimal,
  found: DiscountCase,
): readonly AppliedDiscount[] {
  const fitting = rules.filter((rule) => applies(rule, found));
  const together = applyInOrder(
    fitting.filter(({ stacking }) => stacking !== 'exclusive'),
    price,
  );
  const alone = fitting.filter(({ stacking }) => stacking === 'exclusive').map((rule) => [discount(rule, price)]);
  return [together, ...alone].reduce((best, other) =>
    priceAfter(other, price).lt(priceAfter(best, price)) ? other : best,
  );
}

function applies(rule: DiscountRule, { product, customer, quantity, currencyCode, day }: DiscountCase): boolean {
  return (
    isValidOn(rule, day) &&
    fitsProduct(rule.products, product) &&
    fitsCustomer(rule.customers, customer) &&
    (rule.minimumQuantity === '' || quantity.gte(rule.minimumQuantity)) &&
    (rule.kind === 'share' || rule.currencyCode === currencyCode)
  );
}

function applyInOrder(rules: readonly DiscountRule[], price: Decimal): AppliedDiscount[] {
  const applied: AppliedDiscount[] = [];
  const groupsDone = new Set<string>();
  for (const rule of rules) {
    const current = priceAfter(applied, price);
    if (rule.stacking === 'cumulative') applied.push(discount(rule, current));
    else if (!groupsDone.has(rule.group)) {
      groupsDone.add(rule.group);
      applied.push(bestOf(rules, rule.group, current));
    }
  }
  return applied;
}

function bestOf(rules: readonly DiscountRule[], group: string, price: Decimal): AppliedDiscount {
  return rules
    .filter((rule) => rule.stacking === 'best-of-group' && rule.group === group)
    .map((rule) => discount(rule, price))
    .reduce((best, other) => (other.priceAfter.lt(best.priceAfter) ? other : best));
}

function discount(rule: DiscountRule, price: Decimal): AppliedDiscount {
  const value = new Decimal(rule.value);
  const share = rule.kind === 'share';
  const after = share ? price.times(new Decimal(1).minus(value)) : Decimal.max(0, price.minus(value));
  const off = share ? percent(value) : `${rule.value} ${rule.currencyCode} a unit`;
  const reason = { rule: 'discount', description: `${rule.name}, ${off} off`, source: `discount ${rule.id}` };
  return { reason, priceAfter: after };
}

function priceAfter(applied: readonly AppliedDiscount[], price: Decimal): Decimal {
  return applied.at(-1)?.priceAfter ?? price;
}
