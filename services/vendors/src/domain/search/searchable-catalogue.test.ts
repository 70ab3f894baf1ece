import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IndexedProduct, indexDocumentOf } from './index-document.ts';
import type { ProductFilter } from './product-filter.ts';
import { SearchableCatalogue } from './searchable-catalogue.ts';
import { wantedByText } from './wanted-product.ts';

function product(id: string, given: Partial<IndexedProduct> = {}): IndexedProduct {
  const texts = { name: id, description: '', brand: '', partNumber: '', ean: '', category: 'tools' };
  const priceTiers = [{ minimumQuantity: '1', unitPrice: '10', currencyCode: 'EUR' }];
  return { id, version: 1, vendorId: 'v1', sku: '', ...texts, specs: {}, priceTiers, stockQuantity: '1', ...given };
}

function indexOf(products: readonly IndexedProduct[]): SearchableCatalogue {
  const index = new SearchableCatalogue();
  for (const each of products) index.upsert(indexDocumentOf(each));
  return index;
}

function found(index: SearchableCatalogue, text: string, filter: ProductFilter = {}): string[] {
  return index.search({ wanted: wantedByText(text), filter, limit: 10 }).hits.map(({ id }) => id);
}

function compact(index: SearchableCatalogue): void {
  for (const _ of index.compact());
}

const shelf = [
  product('drill', { name: 'Torvane cordless drill driver 18 V', partNumber: 'TV-DD18', ean: '2000000010007' }),
  product('weak', { name: 'Torvane cordless drill driver 12 V', partNumber: 'TV-DD12' }),
  product('laptop', { name: 'Aero notebook 14" 16 GB', category: 'hardware.computers', vendorId: 'v2' }),
  product('stand', { name: 'Stand for laptop, aluminium', category: 'hardware.accessories' }),
  product('printer', { name: 'Laser printer A4 duplex', stockQuantity: '0' }),
  product('cable', { name: 'Printer cable USB 2 m' }),
  product('bottle', { name: 'Spray bottle 500 ml' }),
  product('wrench', {
    name: 'Torque wrench 1/2"',
    priceTiers: [{ minimumQuantity: '1', unitPrice: '99', currencyCode: 'EUR' }],
  }),
];

describe.each([
  ['as it grows', indexOf(shelf)],
  [
    'compacted',
    (() => {
      const index = indexOf(shelf);
      compact(index);
      return index;
    })(),
  ],
])('the index %s', (_, index) => {
  it.each([
    ['18 volts drill', 'drill'],
    ['18V drill', 'drill'],
    ['cordles dril', 'drill'],
    ['tv dd18', 'drill'],
    ['TVDD12', 'weak'],
    ['2000000010007', 'drill'],
    ['lap top', 'laptop'],
    ['laptop', 'laptop'],
    ['laptop stand', 'stand'],
    ['printer', 'printer'],
    ['laserprinter', 'printer'],
    ['lazer printer', 'printer'],
    ['printer cable', 'cable'],
    ['0.5 l bottle', 'bottle'],
    ['12.7 mm torque spanner', 'wrench'],
    ['cordl', 'drill'],
  ])('finds for "%s" first %s', (query, first) => {
    expect(found(index, query)[0]).toBe(first);
  });

  it('finds nothing for words that are like none', () => {
    expect(found(index, 'qqqqqqq')).toEqual([]);
  });

  it('keeps to every filter', () => {
    expect(found(index, 'drill laptop printer', { category: 'hardware' })).toEqual(['laptop', 'stand']);
    expect(found(index, 'drill laptop printer', { vendorIds: ['v2', 'unknown'] })).toEqual(['laptop']);
    expect(found(index, 'printer', { isInStock: true })).toEqual(['cable']);
    expect(found(index, 'drill wrench', { price: { currencyCode: 'EUR', minimum: 50 } })).toEqual(['wrench']);
    expect(found(index, 'drill wrench', { price: { currencyCode: 'EUR', maximum: 10 } })).not.toContain('wrench');
    expect(found(index, 'drill', { price: { currencyCode: 'USD' } })).toEqual([]);
    expect(found(index, 'drill', { vendorIds: [] })).toEqual([]);
  });

  it('says what it looked for instead of a word nobody uses', () => {
    const { corrections } = index.search({ wanted: wantedByText('corddless drill'), limit: 1 });
    expect([...corrections]).toEqual([['corddless', 'cordless']]);
  });
});

const words = [
  'cordless',
  'drill',
  'driver',
  'saw',
  'black',
  'blue',
  '18v',
  'laser',
  'printer',
  'cable',
  'stand',
  'xj100',
];
const anyProduct = fc
  .record({
    id: fc.integer({ min: 0, max: 40 }).map((number) => `p${number}`),
    version: fc.integer({ min: 1, max: 9 }),
    name: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((chosen) => chosen.join(' ')),
    description: fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((chosen) => chosen.join(' ')),
    vendorId: fc.constantFrom('v1', 'v2'),
  })
  .map(({ id, ...given }) => product(id, given));
const anyChange = fc.oneof(
  { weight: 6, arbitrary: anyProduct.map((given) => ({ kind: 'upsert' as const, given })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }).map((id) => ({ kind: 'remove' as const, id: `p${id}` })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'compact' as const }) },
);
const anyQuery = fc
  .array(fc.constantFrom(...words, 'cordles', 'printr'), { minLength: 1, maxLength: 4 })
  .map((chosen) => chosen.join(' '));

describe('after any changes', () => {
  it('answers as an index made of what is left', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 80 }), anyQuery, (changes, query) => {
        const [index, left] = [new SearchableCatalogue(), new Map<string, IndexedProduct>()];
        for (const change of changes) {
          if (change.kind === 'compact') compact(index);
          else if (change.kind === 'remove') {
            index.remove(change.id);
            left.delete(change.id);
          } else {
            index.upsert(indexDocumentOf(change.given));
            left.set(change.given.id, change.given);
          }
        }
        const search = { wanted: wantedByText(query), filter: { vendorIds: ['v1'] }, limit: 10 };
        const anew = indexOf([...left.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
        expect(index.size).toBe(left.size);
        expect(index.search(search)).toEqual(anew.search(search));
      }),
    );
  });
});
