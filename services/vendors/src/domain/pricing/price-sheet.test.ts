import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateDelivery } from './delivery-estimate.ts';
import { priceLine } from './price-line.ts';
import { type DeliveryRule, defaultPriceRules, type PriceRules } from './price-rules.ts';
import { totalSheet } from './price-sheet.ts';
import type { SheetLine, SheetTerms } from './sheet-line.ts';
import { type AppliedTax, findTax } from './tax-table.ts';

const everything = { productIds: [], vendorIds: [], categories: [], brands: [] };
const everybody = { tiers: [], customerIds: [] };
const always = { validFrom: '', validUntil: '' };
const standard: AppliedTax = { name: 'VAT', rate: new Decimal('0.19'), source: 'table' };
const reduced: AppliedTax = { name: 'VAT reduced', rate: new Decimal('0.07'), source: 'rule' };
const bundle = {
  ...always,
  id: 'desk-set',
  name: 'Desk set',
  components: [
    { productId: 'desk', quantity: '1' },
    { productId: 'chair', quantity: '2' },
  ],
  discount: '0.1',
  customers: everybody,
};
const parcel: DeliveryRule = {
  ...always,
  id: 'parcel',
  name: 'Parcel',
  countryCodes: ['DE'],
  products: everything,
  flatAmount: { amount: '9.90', currencyCode: 'EUR' },
  perUnitAmount: { amount: '0.50', currencyCode: 'EUR' },
  freeFrom: { amount: '500', currencyCode: 'EUR' },
  daysFromStock: 2,
};

function termsWith(rules: Partial<PriceRules>): SheetTerms {
  return {
    currencyCode: 'EUR',
    minorUnitDigits: 2,
    countryCode: 'DE',
    day: '2026-11-20',
    customer: { tier: 'standard', customerId: '' },
    rules: { ...defaultPriceRules, ...rules },
  };
}

type Sold = { readonly productId: string; readonly price: string; readonly quantity: string };

function line({ productId, price, quantity }: Sold, terms: SheetTerms, given: Partial<SheetLine> = {}): SheetLine {
  const product = { productId, vendorId: 'v1', category: '', brand: '' };
  const tiers = [{ minimumQuantity: '1', unitPrice: price, currencyCode: 'EUR' }];
  const stock = { version: 1, tiers, minimumOrderQuantity: '1', packSize: '1' };
  const { tax = standard, ...other } = given;
  const priced = priceLine({ ...product, ...stock }, { ...terms, quantity, tax });
  return { ...product, lineId: `line-${productId}`, ...priced, ...other };
}

describe('a price sheet', () => {
  it('takes a bundle off for every complete set only', () => {
    const terms = termsWith({ bundles: [bundle] });
    const lines = [
      line({ productId: 'desk', price: '300', quantity: '3' }, terms),
      line({ productId: 'chair', price: '100', quantity: '5' }, terms),
    ];
    const { charges, netTotal } = totalSheet(lines, terms);
    // Two sets of 300 + 2 x 100, a tenth off.
    expect(charges).toMatchObject([{ kind: 'bundle', name: 'Desk set', netAmount: new Decimal(-100) }]);
    expect(netTotal.toFixed()).toBe('1300');
  });

  it('splits a bundle by tax rate', () => {
    const terms = termsWith({ bundles: [bundle] });
    const lines = [
      line({ productId: 'desk', price: '300', quantity: '1' }, terms),
      line({ productId: 'chair', price: '100', quantity: '2' }, terms, { tax: reduced }),
    ];
    const { charges, taxes } = totalSheet(lines, terms);
    expect(charges.map(({ netAmount, tax }) => [netAmount.toFixed(), tax.name])).toEqual([
      ['-30', 'VAT'],
      ['-20', 'VAT reduced'],
    ]);
    expect(taxes.map(({ name, base, amount }) => [name, base.toFixed(), amount.toFixed()])).toEqual([
      ['VAT', '270', '51.3'],
      ['VAT reduced', '180', '12.6'],
    ]);
  });

  it('keeps a bundle above the margin floor of its lines', () => {
    const terms = termsWith({ bundles: [bundle] });
    const floor = { lowestUnitPrice: new Decimal('295') };
    const lines = [
      line({ productId: 'desk', price: '300', quantity: '1' }, terms, floor),
      line({ productId: 'chair', price: '100', quantity: '2' }, terms),
    ];
    expect(totalSheet(lines, terms).charges[0]?.netAmount.toFixed()).toBe('-25');
  });

  it('charges delivery once a vendor, and nothing from the amount that makes it free', () => {
    const terms = termsWith({ delivery: [parcel] });
    const few = [
      line({ productId: 'a', price: '10', quantity: '4' }, terms),
      line({ productId: 'b', price: '5', quantity: '2' }, terms),
      line({ productId: 'c', price: '600', quantity: '1' }, terms, { vendorId: 'v2' }),
    ];
    const { charges, grossTotal } = totalSheet(few, terms);
    expect(charges).toMatchObject([
      {
        kind: 'delivery',
        netAmount: new Decimal('12.9'),
        lineIds: ['line-a', 'line-b'],
        taxAmount: new Decimal('2.45'),
      },
    ]);
    expect(grossTotal.toFixed(2)).toBe('788.85');
    expect(totalSheet(few, { ...terms, countryCode: 'FR' }).charges).toEqual([]);
  });

  it('adds up to the cent: totals, taxes and traces', () => {
    const sold = fc.record({
      productId: fc.constantFrom('desk', 'chair', 'lamp'),
      price: fc.integer({ min: 1, max: 100_000 }).map((cents) => new Decimal(cents).dividedBy(100).toFixed()),
      quantity: fc.integer({ min: 1, max: 500 }).map(String),
    });
    fc.assert(
      fc.property(fc.array(sold, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, isReduced) => {
        const terms = termsWith({ bundles: [bundle], delivery: [parcel] });
        const priced = lines.map((one) => line(one, terms, isReduced ? { tax: reduced } : {}));
        const { charges, taxes, netTotal, grossTotal } = totalSheet(priced, terms);
        const tax = taxes.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
        const base = taxes.reduce((sum, one) => sum.plus(one.base), new Decimal(0));
        expect(netTotal.plus(tax).toFixed()).toBe(grossTotal.toFixed());
        expect(base.toFixed()).toBe(netTotal.toFixed());
        for (const charge of charges) expect(charge.trace.at(-1)?.amountAfter).toBe(charge.grossAmount.toFixed());
        for (const one of priced) expect(one.trace.at(-1)?.amountAfter).toBe(one.grossAmount.toFixed());
      }),
    );
  });
});

describe('taxes', () => {
  const product = { productId: 'p1', vendorId: 'v1', category: 'books', brand: '' };
  const customer = { tier: 'standard', customerId: 'c1' };
  const place = { countryCode: 'DE', day: '2026-11-20', product, customer };
  const table = [{ countryCode: 'DE', name: 'VAT', rate: '0.19', validFrom: '2021-01-01', source: 'act' }];
  const books = {
    ...{ countryCode: 'DE', name: 'VAT reduced', rate: '0.07', validFrom: '2020-01-01', source: 'act' },
    products: { ...everything, categories: ['Books'] },
    customers: everybody,
  };

  it('follow the rule of the product before the standard rate', () => {
    expect(findTax([books], table, place).rate.toFixed()).toBe('0.07');
    expect(findTax([books], table, { ...place, product: { ...product, category: 'desks' } }).rate.toFixed()).toBe(
      '0.19',
    );
  });

  it('can exempt a customer', () => {
    const exempt = { ...books, rate: '0', products: everything, customers: { tiers: [], customerIds: ['c1'] } };
    expect(findTax([exempt], table, place).rate.toFixed()).toBe('0');
  });
});

describe('a delivery estimate', () => {
  const product = { productId: 'p1', vendorId: 'v1', category: '', brand: '', leadTimeDays: 20, stockQuantity: '5' };
  const terms = termsWith({
    delivery: [parcel],
    calendars: [{ countryCode: 'DE', holidays: ['2026-11-23'] }],
  });

  it('comes from stock where there is enough, on a working day', () => {
    // Two days after a Friday are a Sunday, and that Monday is a holiday.
    expect(estimateDelivery(product, new Decimal(5), terms)).toBe('2026-11-24');
  });

  it('takes the lead time where stock does not suffice or no rule speaks of stock', () => {
    expect(estimateDelivery(product, new Decimal(6), terms)).toBe('2026-12-10');
    expect(estimateDelivery(product, new Decimal(5), { ...terms, countryCode: 'FR' })).toBe('2026-12-10');
  });
});
