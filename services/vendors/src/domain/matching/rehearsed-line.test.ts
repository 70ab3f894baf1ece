import { describe, expect, it } from 'vitest';
import { partNumberKey } from './part-number.ts';
import type { CatalogueItem } from './product-profile.ts';
import { rehearsedLine } from './rehearsed-line.ts';

const name = 'Torvane TD-18 cordless drill driver 18 V with two batteries';
const description = 'Brushless motor for demanding work, delivered in a sturdy case';
const items = Array.from({ length: 300 }, (_, at) => item(`product-${at}`));

describe('a line by which somebody might ask for a product', () => {
  it('is the same for the same product, whatever its id', () => {
    const imported = items.map((each, at) => ({ ...each, id: `other id ${at}` }));
    expect(imported.map(rehearsedLine)).toEqual(items.map(rehearsedLine));
  });

  it('differs from product to product, from the name itself to half of it', () => {
    const lengths = items.map((each) => rehearsedLine(each).description.split(' ').length);
    expect(new Set(items.map((each) => rehearsedLine(each).description)).size).toBeGreaterThan(200);
    expect(Math.min(...lengths)).toBeLessThan(6);
  });

  it('says nothing that the catalogue does not say of the product', () => {
    const known = new Set(`${name} ${description}`.match(/[\p{L}\d-]+/gu));
    for (const each of items)
      for (const word of rehearsedLine(each).description.split(' ')) expect(known).toContain(word);
  });

  it('states the maker’s number now and then, as it is compared, and its brand', () => {
    const lines = items.map(rehearsedLine);
    const numbers = lines.flatMap(({ partNumber }) => partNumber ?? []);
    expect(new Set(numbers)).toEqual(new Set([partNumberKey('TD-18/K')]));
    expect(numbers.length).toBeGreaterThan(60);
    expect(lines.filter(({ brand }) => brand === 'Torvane').length).toBeGreaterThan(60);
  });

  it('is made of a product without brand, number, description or spaces in its name too', () => {
    const bare = { ...item('bare'), name: 'Ladder', description: '', brand: '', manufacturerPartNumber: '' };
    expect(rehearsedLine(bare)).toEqual({ description: 'Ladder', constraints: [] });
  });
});

function item(sku: string): CatalogueItem {
  const rest = { category: '', sku, gtin: '', specs: {} };
  return { id: `id of ${sku}`, name, description, brand: 'Torvane', manufacturerPartNumber: 'TD-18/K', ...rest };
}
