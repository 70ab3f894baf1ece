import { Decimal } from 'decimal.js';
import type { MarginFloorRule } from './price-rules.ts';
import { fitsProduct, type SelectableProduct } from './rule-selection.ts';

/** The lowest price that keeps the margin, in the currency of the cost, and the rule that asks for it. */
export type MarginFloor = { readonly ruleId: string; readonly minimumMargin: Decimal; readonly price: Decimal };

/**
 * The floor of a product: cost / (1 - margin), from (price - cost) / price >= margin. The first rule that fits decides;
 * without a rule or a known cost there is none.
 */
export function findMarginFloor(
  rules: readonly MarginFloorRule[],
  product: SelectableProduct,
  unitCost: string | undefined,
): MarginFloor | undefined {
  const rule = rules.find(({ products }) => fitsProduct(products, product));
  if (rule === undefined || unitCost === undefined) return undefined;
  const minimumMargin = new Decimal(rule.minimumMargin);
  return {
    ruleId: rule.id,
    minimumMargin,
    price: new Decimal(unitCost).dividedBy(new Decimal(1).minus(minimumMargin)),
  };
}
