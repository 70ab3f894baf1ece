import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscountCase, stackDiscounts } from './discount-stack.ts';
import type { DiscountRule } from './price-rules.ts';

const everything = { productIds: [], vendorIds: [], categories: [], brands: [] };
const everybody = { tiers: [], customerIds: [] };
const found: DiscountCase = {
  product: { productId: 'p1', vendorId: 'v1', category: 'Power Tools', brand: 'Baumeister' },
  customer: { tier: 'gold', customerId: 'c1' },
  quantity: new Decimal(10),
  currencyCode: 'EUR',
  day: '2026-11-20',
};

function share(value: string, given: Partial<DiscountRule> = {}): DiscountRule {
  return {
    id: `d${value}`,
    name: `Discount ${value}`,
    kind: 'share',
    value,
    currencyCode: '',
    products: everything,
    customers: everybody,
    minimumQuantity: '',
    stacking: 'cumulative',
    group: '',
    validFrom: '',
    validUntil: '',
    ...given,
  };
}

function priceAfter(rules: readonly DiscountRule[], price = '100', given: Partial<DiscountCase> = {}): string {
  const applied = stackDiscounts(rules, new Decimal(price), { ...found, ...given });
  return (applied.at(-1)?.priceAfter ?? new Decimal(price)).toFixed();
}

describe('discounts', () => {
  it('apply cumulatively one after the other, not as a sum', () => {
    expect(priceAfter([share('0.1'), share('0.2')])).toBe('72');
  });

  it('give the best of a group once', () => {
    const group = { stacking: 'best-of-group', group: 'season' } as const;
    expect(priceAfter([share('0.1', group), share('0.3', group), share('0.5')])).toBe('35');
  });

  it('stand alone when exclusive, but only where that is cheaper', () => {
    const exclusive = share('0.25', { stacking: 'exclusive' });
    expect(priceAfter([share('0.1'), share('0.1'), exclusive])).toBe('75');
    expect(priceAfter([share('0.2'), share('0.2'), exclusive])).toBe('64');
  });

  it('take an amount off each unit in its own currency, never below 0', () => {
    const amount = share('30', { kind: 'amount-per-unit', currencyCode: 'EUR' });
    expect(priceAfter([amount])).toBe('70');
    expect(priceAfter([amount], '20')).toBe('0');
    expect(priceAfter([amount], '100', { currencyCode: 'USD' })).toBe('100');
  });

  it.each([
    ['another category', share('0.5', { products: { ...everything, categories: ['Furniture'] } }), '100'],
    [
      'the category in other capitals',
      share('0.5', { products: { ...everything, categories: ['power tools'] } }),
      '50',
    ],
    ['another tier', share('0.5', { customers: { tiers: ['silver'], customerIds: [] } }), '100'],
    ['a quantity not reached', share('0.5', { minimumQuantity: '11' }), '100'],
    ['a quantity just reached', share('0.5', { minimumQuantity: '10' }), '50'],
    ['the last day', share('0.5', { validUntil: '2026-11-20' }), '50'],
    ['the day after', share('0.5', { validUntil: '2026-11-19' }), '100'],
  ])('look at %s', (_what, rule, after) => {
    expect(priceAfter([rule])).toBe(after);
  });

  it('never raise a price nor take it below 0, whatever is stacked', () => {
    const rule = fc.record({
      value: fc.integer({ min: 0, max: 99 }).map((hundredths) => `0.${String(hundredths).padStart(2, '0')}`),
      stacking: fc.constantFrom('cumulative' as const, 'best-of-group' as const, 'exclusive' as const),
      group: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), (given) => {
        const prices = stackDiscounts(
          given.map(({ value, ...rest }) => share(value, rest)),
          new Decimal(100),
          found,
        ).map(({ priceAfter }) => priceAfter.toNumber());
        expect([100, ...prices]).toEqual([100, ...prices].toSorted((a, b) => b - a));
        expect(prices.every((price) => price >= 0)).toBe(true);
      }),
    );
  });
});
