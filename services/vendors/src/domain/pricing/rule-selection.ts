import type { CustomerSelector, ProductSelector, Validity } from './price-rules.ts';

/** What a rule may ask of a product. */
export type SelectableProduct = {
  readonly productId: string;
  readonly vendorId: string;
  readonly category: string;
  readonly brand: string;
};

/** Who buys. `customerId` is '' for somebody unknown. */
export type Customer = { readonly tier: string; readonly customerId: string };

export function fitsProduct(selector: ProductSelector, product: SelectableProduct): boolean {
  return (
    allows(selector.productIds, product.productId) &&
    allows(selector.vendorIds, product.vendorId) &&
    allows(selector.categories.map(folded), folded(product.category)) &&
    allows(selector.brands.map(folded), folded(product.brand))
  );
}

export function fitsCustomer(selector: CustomerSelector, customer: Customer): boolean {
  return allows(selector.tiers, customer.tier) && allows(selector.customerIds, customer.customerId);
}

/** Days compare as text because they are written YYYY-MM-DD. */
export function isValidOn({ validFrom, validUntil }: Validity, day: string): boolean {
  return validFrom <= day && (validUntil === '' || day <= validUntil);
}

function allows(named: readonly string[], value: string): boolean {
  return named.length === 0 || named.includes(value);
}

/** Categories and brands are written by people: "Power Tools" and "power tools" are the same. */
function folded(text: string): string {
  return text.trim().toLowerCase();
}
