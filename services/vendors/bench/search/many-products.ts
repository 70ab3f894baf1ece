import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SpecValue } from '../../src/domain/matching/attribute.ts';
import type { IndexedProduct } from '../../src/domain/search/index-document.ts';
import { SeededRandom } from './seeded-random.ts';

export type ManyProducts = { readonly products: readonly IndexedProduct[]; readonly source: string };

/** As many products as wanted: real ones first, then the same with other numbers; made ones where there are no real ones. */
export function manyProducts(dataFolder: string, count: number): ManyProducts {
  const file = join(dataFolder, 'chorus-icecat/catalog.jsonl.gz');
  const real = existsSync(file) ? readIcecat(file) : [];
  const originals = real.length > 0 ? real : madeProducts();
  const random = new SeededRandom(20_261_121);
  const products = Array.from({ length: count }, (_, index) => {
    const original = originals[index % originals.length] as IndexedProduct;
    return index < originals.length ? original : variantOf(original, Math.floor(index / originals.length), random);
  });
  const source = real.length > 0 ? `${real.length} real products, varied` : 'made products';
  return { products, source };
}

/** The products of chorus-icecat as the service would import them. */
export function readIcecat(file: string): readonly IndexedProduct[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => fromIcecat(JSON.parse(line)));
}

function fromIcecat(row: Record<string, unknown>): IndexedProduct {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const specs = Object.entries(row).flatMap(([key, value]) => {
    const name = /^attr_[tnb]_(.*)$/.exec(key)?.[1];
    return name && ['string', 'number', 'boolean'].includes(typeof value) ? [[name, value as SpecValue] as const] : [];
  });
  return product({
    id: text(row.id),
    name: text(row.title),
    description: text(row.short_description),
    brand: text(row.supplier),
    partNumber: text(row.name),
    ean: Array.isArray(row.ean) ? text(row.ean[0]) : '',
    specs: Object.fromEntries(specs),
  });
}

function product(given: Partial<IndexedProduct> & Pick<IndexedProduct, 'id' | 'name'>): IndexedProduct {
  const texts = { description: '', brand: '', partNumber: '', ean: '', category: '', sku: `S${given.id}` };
  const priceTiers = [{ minimumQuantity: '1', unitPrice: '10.00', currencyCode: 'EUR' }];
  return { version: 1, vendorId: 'vendor', ...texts, specs: {}, priceTiers, stockQuantity: '5', ...given };
}

/** The same thing as another model: other numbers in its codes and measures. */
function variantOf(original: IndexedProduct, generation: number, random: SeededRandom): IndexedProduct {
  const others = (text: string) => text.replace(/\d/g, () => String(random.below(10)));
  const name = original.name
    .split(' ')
    .map((word) => (/\d/.test(word) ? others(word) : word))
    .join(' ');
  const id = `${original.id}-${generation}`;
  return { ...original, id, sku: `S${id}`, name, partNumber: others(original.partNumber), ean: '' };
}

const nouns = ['drill driver', 'angle grinder', 'laser printer', 'notebook', 'monitor', 'office chair', 'copy paper'];
const traits = ['cordless', 'compact', 'professional', 'black', 'silver', 'heavy duty', 'wireless', 'colour', 'silent'];
const brands = ['Torvane', 'Ostrand', 'Meridian', 'Halden', 'Castell', 'Brunner', 'Polaris', 'Aero'];

function madeProducts(): readonly IndexedProduct[] {
  const random = new SeededRandom(7);
  return Array.from({ length: 5000 }, (_, index) => {
    const brand = random.pick(brands);
    const partNumber = `${brand.slice(0, 2).toUpperCase()}-${1000 + index}${random.pick(['A', 'Z', 'X'])}`;
    const size = random.pick(['18 V', '500 ml', '27"', '80 g/m²', '16 GB', '2 m']);
    const name = `${brand} ${partNumber} ${random.pick(traits)} ${random.pick(nouns)} ${random.pick(traits)} ${size}`;
    return product({ id: `made-${index}`, name, brand, partNumber, specs: { size } });
  });
}
