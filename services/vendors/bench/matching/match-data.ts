import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RequirementLine } from '../../src/domain/matching/line-profile.ts';
import type { CatalogueItem } from '../../src/domain/matching/product-profile.ts';

/** A line that asks for one certain product of a catalogue. */
export type MatchCase = { readonly line: RequirementLine; readonly truth: string; readonly brand: string };

/** Lines with the catalogue they are to be found in. */
export type MatchSet = {
  readonly name: string;
  readonly items: readonly CatalogueItem[];
  readonly cases: readonly MatchCase[];
};

export type ShopRow = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Empty where the shop states none. */
  readonly price: string;
};

/** The two shops of Abt-Buy and which rows are the same product; undefined when the folder is not there. */
export function readAbtBuy(dataFolder: string) {
  const folder = join(dataFolder, 'er-benchmarks/abt-buy');
  if (!existsSync(folder)) return undefined;
  const shop = (file: string): ShopRow[] =>
    readRows(join(folder, file), '|').map(({ id = '', name = '', description = '', price = '' }) => ({
      id,
      name,
      description,
      price,
    }));
  const pairs = readRows(join(folder, 'gt.csv'), '|').map(({ D1 = '', D2 = '' }) => ({ abt: D1, buy: D2 }));
  return { abt: shop('abt.csv'), buy: shop('buy.csv'), pairs };
}

// The prices of this catalogue are made up, so they are no evidence of anything.
export type IcecatProduct = CatalogueItem;

export function readIcecat(dataFolder: string): IcecatProduct[] | undefined {
  const file = join(dataFolder, 'chorus-icecat/catalog.jsonl.gz');
  if (!existsSync(file)) return undefined;
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => icecatProduct(JSON.parse(line)));
}

/** Graded answers to searches: by query, by product id, 0 to 3. */
export function readGrades(dataFolder: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const rows = readRows(join(dataFolder, 'chorus-icecat/dev_rated.csv'), ',');
  const byQuery = Map.groupBy(rows, ({ query = '' }) => query);
  return new Map(
    [...byQuery].map(([query, graded]) => [
      query,
      new Map(graded.map(({ docid = '', rating }) => [docid, Number(rating)])),
    ]),
  );
}

function icecatProduct(row: Record<string, unknown>): IcecatProduct {
  const text = (value: unknown) => (typeof value === 'string' ? value.replace(/<br \/>/g, ' ') : '');
  const specs = Object.entries(row).flatMap(([key, value]) => {
    const name = /^attr_[tnb]_(.*)$/.exec(key)?.[1];
    return name && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      ? [[name, value] as const]
      : [];
  });
  const [gtin] = Array.isArray(row.ean) ? row.ean : [];
  return {
    id: text(row.id),
    name: text(row.title),
    description: text(row.short_description),
    brand: text(row.supplier),
    category: '',
    sku: '',
    manufacturerPartNumber: text(row.name),
    gtin: text(gtin),
    specs: Object.fromEntries(specs),
  };
}

function readRows(file: string, separator: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = header.split(separator);
  return lines.map((line) =>
    Object.fromEntries(line.split(separator).map((value, index) => [names[index] ?? '', value])),
  );
}
