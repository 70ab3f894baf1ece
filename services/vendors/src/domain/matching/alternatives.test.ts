import { describe, expect, it } from 'vitest';
import { chooseAlternatives } from './alternatives.ts';
import type { Constraint } from './constraint.ts';
import { lineProfileOf } from './line-profile.ts';
import { type CatalogueItem, profileOf } from './product-profile.ts';

const atLeast18V: Constraint = { attribute: 'voltage', operator: '>=', value: '18', unit: 'V' };
const best = product('best', { price: 200, leadTimeDays: 9 });
const pool = [
  product('cheap', { price: 90, leadTimeDays: 20 }),
  product('cheaper', { price: 80, leadTimeDays: 20 }),
  product('weak', { price: 40, voltage: '12 V', brand: 'Brakken' }),
  product('unstated', { price: 30, voltage: '', brand: 'Brakken' }),
  product('case', { price: 10, name: 'Carrying case for cordless drill' }),
  product('fast', { price: 300, leadTimeDays: 2 }),
  product('other', { price: 250, leadTimeDays: 9, brand: 'Ostrand' }),
  product('pair', { price: 220, leadTimeDays: 9, packSize: 2 }),
  product('foreign', { price: 5, currencyCode: 'JPY', leadTimeDays: 9 }),
];

describe('what else could be bought', () => {
  it('is the cheapest, the fastest, another brand and a larger pack from anywhere in the catalogue', () => {
    expect(idsOf(pool)).toEqual(['cheaper', 'fast', 'other', 'pair']);
  });

  it('is nothing that violates a demand or does not prove it, however cheap', () => {
    expect(idsOf(pool)).not.toContain('weak');
    expect(idsOf(pool)).not.toContain('unstated');
  });

  it('is no accessory, and nothing whose price is in another currency', () => {
    expect(idsOf(pool)).not.toContain('case');
    expect(idsOf(pool)).not.toContain('foreign');
  });

  it('repeats no advantage that is offered already', () => {
    const offered = [best, ...pool.filter(({ id }) => id === 'cheap')];
    expect(idsOf(pool, offered)).toEqual(['fast', 'other', 'pair']);
  });

  it('is nothing where the best is the best in everything', () => {
    const only = product('worse', { price: 500, leadTimeDays: 30 });
    expect(idsOf([only])).toEqual([]);
    expect(idsOf([])).toEqual([]);
  });

  it('is the same in whatever order the catalogue is looked through', () => {
    expect(idsOf(pool.toReversed())).toEqual(idsOf(pool));
  });
});

function idsOf(from: typeof pool, offered = [best]): string[] {
  const line = lineProfileOf({ description: 'Cordless drill', constraints: [atLeast18V] });
  return chooseAlternatives(line, best, { offered, pool: from }).map(({ id }) => id);
}

type Fields = {
  readonly price: number;
  readonly leadTimeDays?: number;
  readonly packSize?: number;
  readonly voltage?: string;
  readonly brand?: string;
  readonly name?: string;
  readonly currencyCode?: string;
};

function product(id: string, fields: Fields) {
  const { price, leadTimeDays = 9, packSize = 1, voltage = '18 V', brand = 'Torvane', currencyCode = 'EUR' } = fields;
  const item: CatalogueItem = {
    ...{ id, brand, description: '', category: '', sku: id, manufacturerPartNumber: '', gtin: '' },
    name: fields.name ?? 'Cordless drill',
    specs: voltage === '' ? {} : { voltage },
    price: { currencyCode, amount: price },
    supply: { leadTimeDays, packSize },
  };
  return profileOf(item);
}
