import { DomainError } from '@procur/service-kit/domain-error';
import { describe, expect, it } from 'vitest';
import { checkPriceRules } from './check-price-rules.ts';
import { type DiscountRule, defaultPriceRules, type PriceRules } from './price-rules.ts';

const everything = { productIds: [], vendorIds: [], categories: [], brands: [] };
const everybody = { tiers: [], customerIds: [] };
const always = { validFrom: '', validUntil: '' };
const discount: DiscountRule = {
  ...always,
  id: 'd1',
  name: 'Spring',
  kind: 'share',
  value: '0.1',
  currencyCode: '',
  minimumQuantity: '',
  stacking: 'cumulative',
  group: '',
  products: everything,
  customers: everybody,
};

function problemOf(rules: Partial<PriceRules>, maximumEntries = 100): unknown {
  try {
    checkPriceRules({ ...defaultPriceRules, ...rules }, maximumEntries);
  } catch (error) {
    if (error instanceof DomainError) return error.field;
    throw error;
  }
  return undefined;
}

describe('price rules', () => {
  it('are taken when they can price', () => {
    expect(problemOf({ discounts: [discount] })).toBeUndefined();
  });

  it.each<[string, Partial<PriceRules>]>([
    ['price_rules.customer_tiers', { customerTiers: [{ name: 'gold', discount: '0.1' }] }],
    ['price_rules.customer_tiers[0].discount', { customerTiers: [{ name: 'standard', discount: '1' }] }],
    ['price_rules.discounts[0].value', { discounts: [{ ...discount, value: '10 %' }] }],
    ['price_rules.discounts[1].id', { discounts: [discount, discount] }],
    [
      'price_rules.discounts[0].valid_until',
      { discounts: [{ ...discount, validFrom: '2026-02-01', validUntil: '2026-01-31' }] },
    ],
    ['price_rules.discounts[0].group', { discounts: [{ ...discount, stacking: 'best-of-group' }] }],
    ['price_rules.discounts[0].currency_code', { discounts: [{ ...discount, kind: 'amount-per-unit', value: '3' }] }],
    [
      'price_rules.margin_floors[0].minimum_margin',
      { marginFloors: [{ id: 'm', products: everything, minimumMargin: '1' }] },
    ],
    ['price_rules.calendars[0].holidays[0]', { calendars: [{ countryCode: 'DE', holidays: ['2026-02-30'] }] }],
    [
      'price_rules.bundles[0].components',
      { bundles: [{ ...always, id: 'b', name: 'B', components: [], discount: '0.1', customers: everybody }] },
    ],
    [
      'price_rules.exchange_rates[0].rate',
      { exchangeRates: [{ from: 'EUR', to: 'USD', rate: '0', validFrom: '2026-01-01', source: '' }] },
    ],
  ])('name %s where it is wrong', (field, rules) => {
    expect(problemOf(rules)).toBe(field);
  });

  it('are refused when there are more entries than allowed', () => {
    expect(problemOf({ calendars: [{ countryCode: 'DE', holidays: ['2026-01-01', '2026-01-06'] }] }, 5)).toBe(
      'price_rules',
    );
  });
});
