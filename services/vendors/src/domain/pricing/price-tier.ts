import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';

/** List price from a quantity upwards. Decimals as text, so that rows and messages carry them unchanged. */
export type PriceTier = { readonly minimumQuantity: string; readonly unitPrice: string; readonly currencyCode: string };

/** The tier with the largest minimum that the quantity reaches; below the first, the first (its minimum is an order rule). */
export function tierFor(tiers: readonly PriceTier[], quantity: Decimal): PriceTier {
  const ordered = tiers.toSorted((a, b) => new Decimal(a.minimumQuantity).comparedTo(b.minimumQuantity));
  const reached = ordered.filter((tier) => quantity.gte(tier.minimumQuantity)).at(-1) ?? ordered[0];
  if (reached === undefined) throw new DomainError('invalid', 'PRICE_MISSING', 'the product has no price');
  return reached;
}

/** @throws DomainError invalid when tiers are not positive, repeat a minimum, mix currencies, or there is none. */
export function checkPriceTiers(tiers: readonly PriceTier[], field = 'price_tiers'): void {
  const [first] = tiers;
  if (first === undefined) throw invalidTier(field, 'at least one price is needed', '');
  const seen = new Set<string>();
  for (const tier of tiers) {
    if (!isDecimal(tier.minimumQuantity) || new Decimal(tier.minimumQuantity).lt(0)) {
      throw invalidTier(field, 'a minimum quantity is a number from 0', tier.minimumQuantity);
    }
    if (!isDecimal(tier.unitPrice) || new Decimal(tier.unitPrice).lte(0)) {
      throw invalidTier(field, 'a unit price is a number above 0', tier.unitPrice);
    }
    if (tier.currencyCode !== first.currencyCode)
      throw invalidTier(field, 'all prices of a product are in one currency', tier.currencyCode);
    const minimum = new Decimal(tier.minimumQuantity).toFixed();
    if (seen.has(minimum)) throw invalidTier(field, 'each minimum quantity appears once', minimum);
    seen.add(minimum);
  }
}

export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function invalidTier(field: string, message: string, given: string): DomainError {
  return new DomainError('invalid', 'PRICE_TIER_INVALID', message, { field, given });
}
