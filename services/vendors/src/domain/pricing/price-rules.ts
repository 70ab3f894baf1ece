import type { PriceTier } from './price-tier.ts';

/** How an organisation prices, as data. Shares are decimals from 0 to below 1; days are YYYY-MM-DD, '' leaves an end open. */
export type PriceRules = {
  readonly customerTiers: readonly CustomerTierRule[];
  readonly priceLists: readonly PriceList[];
  readonly discounts: readonly DiscountRule[];
  readonly bundles: readonly BundleRule[];
  readonly marginFloors: readonly MarginFloorRule[];
  readonly delivery: readonly DeliveryRule[];
  readonly exchangeRates: readonly ExchangeRate[];
  readonly taxes: readonly TaxRule[];
  readonly calendars: readonly DeliveryCalendar[];
};

/** Fits a product when each list that is not empty names it. */
export type ProductSelector = {
  readonly productIds: readonly string[];
  readonly vendorIds: readonly string[];
  readonly categories: readonly string[];
  readonly brands: readonly string[];
};

/** Fits a customer when each list that is not empty names it. */
export type CustomerSelector = { readonly tiers: readonly string[]; readonly customerIds: readonly string[] };

/** Both ends included. */
export type Validity = { readonly validFrom: string; readonly validUntil: string };

export type CustomerTierRule = { readonly name: string; readonly discount: string };

export type PriceList = Validity & {
  readonly id: string;
  readonly name: string;
  readonly customers: CustomerSelector;
  readonly prices: readonly { readonly productId: string; readonly priceTiers: readonly PriceTier[] }[];
};

export type DiscountKind = 'share' | 'amount-per-unit';
export type DiscountStacking = 'cumulative' | 'best-of-group' | 'exclusive';

export type DiscountRule = Validity & {
  readonly id: string;
  readonly name: string;
  readonly kind: DiscountKind;
  readonly value: string;
  /** Of an amount per unit; '' for a share. */
  readonly currencyCode: string;
  readonly products: ProductSelector;
  readonly customers: CustomerSelector;
  /** Of the line; '' for any. */
  readonly minimumQuantity: string;
  readonly stacking: DiscountStacking;
  readonly group: string;
};

export type BundleRule = Validity & {
  readonly id: string;
  readonly name: string;
  readonly components: readonly { readonly productId: string; readonly quantity: string }[];
  /** Share off the components of every complete set. */
  readonly discount: string;
  readonly customers: CustomerSelector;
};

export type MarginFloorRule = {
  readonly id: string;
  readonly products: ProductSelector;
  /** (price - cost) / price is at least this share. */
  readonly minimumMargin: string;
};

export type RuleAmount = { readonly amount: string; readonly currencyCode: string };

export type DeliveryRule = Validity & {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; empty fits every place. */
  readonly countryCodes: readonly string[];
  readonly products: ProductSelector;
  readonly flatAmount: RuleAmount | undefined;
  readonly perUnitAmount: RuleAmount | undefined;
  /** Net amount of the covered goods from which nothing is charged. */
  readonly freeFrom: RuleAmount | undefined;
  /** Calendar days to the door of what is in stock; 0 leaves the product's lead time. */
  readonly daysFromStock: number;
};

/** A dated rate: one unit of `from` is `rate` of `to`; the way back is its inverse. */
export type ExchangeRate = {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly validFrom: string;
  readonly source: string;
};

export type TaxRule = {
  readonly countryCode: string;
  readonly name: string;
  readonly rate: string;
  readonly validFrom: string;
  readonly source: string;
  readonly products: ProductSelector;
  readonly customers: CustomerSelector;
};

export type DeliveryCalendar = { readonly countryCode: string; readonly holidays: readonly string[] };

/** What prices until an organisation has published rules: list prices and three customer tiers. */
export const defaultPriceRules: PriceRules = {
  customerTiers: [
    { name: 'standard', discount: '0' },
    { name: 'silver', discount: '0.03' },
    { name: 'gold', discount: '0.05' },
  ],
  priceLists: [],
  discounts: [],
  bundles: [],
  marginFloors: [],
  delivery: [],
  exchangeRates: [],
  taxes: [],
  calendars: [],
};
