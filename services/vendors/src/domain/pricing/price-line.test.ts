import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryDate, isCalendarDay } from './delivery-date.ts';
import { type PriceTerms, type ProductPrice, priceLine } from './price-line.ts';
import { defaultPriceRules, type PriceRules } from './price-rules.ts';
import { checkPriceTiers } from './price-tier.ts';
import taxRates from './tax-rates.json' with { type: 'json' };
import { findTaxRate } from './tax-table.ts';

const product: ProductPrice = {
  productId: 'p1',
  vendorId: 'v1',
  category: 'hardware.tools',
  brand: 'Baumeister',
  version: 3,
  tiers: [
    { minimumQuantity: '100', unitPrice: '8.40', currencyCode: 'EUR' },
    { minimumQuantity: '1', unitPrice: '9.99', currencyCode: 'EUR' },
    { minimumQuantity: '10', unitPrice: '9.10', currencyCode: 'EUR' },
  ],
  minimumOrderQuantity: '1',
  packSize: '1',
};

const terms: PriceTerms = {
  quantity: '10',
  currencyCode: 'EUR',
  customer: { tier: 'standard', customerId: '' },
  day: '2026-11-20',
  tax: findTaxRate(taxRates, 'DE', '2026-11-20'),
  minorUnitDigits: 2,
  rules: {
    ...defaultPriceRules,
    exchangeRates: [
      { from: 'EUR', to: 'USD', rate: '1.05', validFrom: '2026-01-01', source: 'old' },
      { from: 'EUR', to: 'USD', rate: '1.0857', validFrom: '2026-11-20', source: 'bank' },
      { from: 'EUR', to: 'USD', rate: '2', validFrom: '2026-11-21', source: 'tomorrow' },
    ],
  },
};

function withRules(rules: Partial<PriceRules>): PriceTerms {
  return { ...terms, rules: { ...terms.rules, ...rules } };
}

function customer(tier: string, customerId = '') {
  return { customer: { tier, customerId } };
}

describe('price of a line', () => {
  it('takes the price of the largest quantity that is reached', () => {
    expect(priceLine(product, { ...terms, quantity: '9' }).unitPrice.toFixed(2)).toBe('9.99');
    expect(priceLine(product, terms).unitPrice.toFixed(2)).toBe('9.10');
    expect(priceLine(product, { ...terms, quantity: '250' }).unitPrice.toFixed(2)).toBe('8.40');
  });

  it('adds tax and shows every step with its source', () => {
    const line = priceLine(product, { ...terms, ...customer('gold') });
    expect(line).toMatchObject({
      unitPrice: new Decimal('8.65'),
      netAmount: new Decimal('86.5'),
      taxAmount: new Decimal('16.44'),
    });
    expect(line.trace.map((step) => [step.rule, step.amountAfter])).toEqual([
      ['list_price', '9.99'],
      ['quantity_break', '9.1'],
      ['customer_tier', '8.645'],
      ['rounding', '8.65'],
      ['quantity', '86.5'],
      ['tax', '102.94'],
    ]);
    expect(line.trace.at(-1)?.source).toBe('tax table DE 2021-01-01');
  });

  it('raises to the minimum order and to whole packs', () => {
    const packed = { ...product, minimumOrderQuantity: '20', packSize: '12' };
    const line = priceLine(packed, { ...terms, quantity: '5' });
    expect(line.quantity.toFixed()).toBe('24');
    expect(line.trace.slice(0, 2).map((step) => step.rule)).toEqual(['minimum_order', 'pack_size']);
  });

  it('converts by a dated rate and refuses without one', () => {
    expect(priceLine(product, { ...terms, currencyCode: 'USD' }).unitPrice.toFixed(2)).toBe('9.88');
    expect(() => priceLine(product, { ...terms, currencyCode: 'JPY' })).toThrow('there is no rate from EUR to JPY');
  });

  it('takes the inverse of a rate for the way back', () => {
    const dollars = { ...product, tiers: [{ minimumQuantity: '1', unitPrice: '10.857', currencyCode: 'USD' }] };
    const line = priceLine(dollars, terms);
    expect(line.unitPrice.toFixed(2)).toBe('10.00');
    expect(line.trace.find(({ rule }) => rule === 'currency')).toMatchObject({ source: 'bank' });
  });

  it('takes the first price list that names the product for this customer', () => {
    const priceTiers = [{ minimumQuantity: '1', unitPrice: '7.00', currencyCode: 'EUR' }];
    const list = {
      id: 'frame-2026',
      name: 'Framework agreement',
      customers: { tiers: [], customerIds: ['c7'] },
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
      prices: [{ productId: 'p1', priceTiers }],
    };
    const listed = withRules({ priceLists: [list] });
    const line = priceLine(product, { ...listed, ...customer('standard', 'c7') });
    expect(line.unitPrice.toFixed(2)).toBe('7.00');
    expect(line.trace[0]).toMatchObject({ rule: 'list_price', source: 'price list frame-2026' });
    expect(priceLine(product, listed).unitPrice.toFixed(2)).toBe('9.10');
    const later = { ...listed, ...customer('standard', 'c7'), day: '2027-01-01' };
    expect(priceLine(product, later).unitPrice.toFixed(2)).toBe('9.10');
  });

  it('ends discounts where the margin floor is reached, and says so', () => {
    const everything = { productIds: [], vendorIds: [], categories: [], brands: [] };
    const floored = withRules({ marginFloors: [{ id: 'm20', products: everything, minimumMargin: '0.2' }] });
    const line = priceLine({ ...product, unitCost: '7.10' }, { ...floored, ...customer('gold') });
    // 7.10 / 0.8 = 8.875: a gold customer would pay 8.65.
    expect(line.unitPrice.toFixed(2)).toBe('8.88');
    expect(line.trace.find(({ rule }) => rule === 'margin_floor')).toMatchObject({
      amountBefore: '8.65',
      amountAfter: '8.88',
      source: 'margin floor m20',
    });
    const dear = priceLine({ ...product, unitCost: '9.00' }, { ...floored, ...customer('gold') });
    expect(dear).toMatchObject({ unitPrice: new Decimal('9.1'), belowMarginFloor: true });
    expect(priceLine(product, { ...floored, ...customer('gold') }).unitPrice.toFixed(2)).toBe('8.65');
  });

  it('refuses a customer tier that the rules do not know', () => {
    expect(() => priceLine(product, { ...terms, ...customer('platinum') })).toThrow('no customer tier platinum');
  });

  it('refuses a quantity of zero and a country without a rate', () => {
    expect(() => priceLine(product, { ...terms, quantity: '0' })).toThrow('above 0');
    expect(() => findTaxRate(taxRates, 'XX', '2026-01-01')).toThrow('no tax rate for XX');
  });

  it('takes the tax rate that was law on the day', () => {
    expect(findTaxRate(taxRates, 'DE', '2020-08-01').rate.toFixed()).toBe('0.16');
    expect(findTaxRate(taxRates, 'DE', '2021-02-01').rate.toFixed()).toBe('0.19');
  });

  it('adds up to the cent for every quantity, price, tier and tax', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 5_000 }),
        fc.constantFrom('standard', 'silver', 'gold'),
        fc.constantFrom('DE', 'CH', 'FI', 'US'),
        (cents, quantity, customerTier, country) => {
          const unitPrice = new Decimal(cents).dividedBy(100).toFixed();
          const line = priceLine(
            { ...product, tiers: [{ minimumQuantity: '1', unitPrice, currencyCode: 'EUR' }] },
            {
              ...terms,
              quantity: String(quantity),
              ...customer(customerTier),
              tax: findTaxRate(taxRates, country, '2026-01-01'),
            },
          );
          expect(line.unitPrice.times(line.quantity).toFixed()).toBe(line.netAmount.toFixed());
          expect(line.netAmount.plus(line.taxAmount).toFixed()).toBe(line.grossAmount.toFixed());
          expect(line.grossAmount.decimalPlaces()).toBeLessThanOrEqual(2);
          for (const [index, step] of line.trace.entries()) {
            if (index > 0)
              expect(step.amountBefore).toBe(new Decimal(line.trace[index - 1]?.amountAfter ?? '').toFixed());
          }
        },
      ),
    );
  });
});

describe('price tiers', () => {
  it.each([
    [[], 'at least one price'],
    [[{ minimumQuantity: '1', unitPrice: '0', currencyCode: 'EUR' }], 'above 0'],
    [[{ minimumQuantity: 'x', unitPrice: '1', currencyCode: 'EUR' }], 'from 0'],
    [[...product.tiers, { minimumQuantity: '10.0', unitPrice: '1', currencyCode: 'EUR' }], 'appears once'],
    [[...product.tiers, { minimumQuantity: '11', unitPrice: '1', currencyCode: 'USD' }], 'one currency'],
  ])('%j are refused: %s', (tiers, message) => {
    expect(() => checkPriceTiers(tiers)).toThrow(message);
  });
});

describe('delivery date', () => {
  it('is a working day', () => {
    // 2026-11-20 is a Friday.
    expect(deliveryDate({ orderDay: '2026-11-20', leadTimeDays: 3 })).toBe('2026-11-23');
    expect(deliveryDate({ orderDay: '2026-11-20', leadTimeDays: 1 })).toBe('2026-11-23');
    expect(deliveryDate({ orderDay: '2026-11-20', leadTimeDays: 3, holidays: new Set(['2026-11-23']) })).toBe(
      '2026-11-24',
    );
  });

  it('knows which days exist', () => {
    expect(isCalendarDay('2026-02-28')).toBe(true);
    expect(isCalendarDay('2026-02-30')).toBe(false);
  });
});
