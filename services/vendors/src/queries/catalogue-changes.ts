import type { Database } from '@procur/service-kit/database';
import type { IndexedProduct } from '../domain/search/index-document.ts';

/** What Postgres showed at a moment (a pg_snapshot as text); whatever was committed later is missing in it. */
export type CatalogueSnapshot = string;

export type CatalogueState = {
  readonly snapshot: CatalogueSnapshot;
  /** Whether a product was written or removed that the earlier snapshot did not show. */
  readonly isChanged: boolean;
};

const rowsAtOnce = 250;

/** Looks whether anything was committed since; one statement that reads two index entries when nothing was. */
export async function readCatalogueState(
  database: Database,
  organisationId: string,
  since: CatalogueSnapshot,
): Promise<CatalogueState> {
  const parameters = [organisationId, since, since, organisationId, since, since];
  const [row] = await database.read((em) =>
    em.execute<{ snapshot: string; is_changed: boolean }[]>(stateStatement, parameters),
  );
  if (row === undefined) throw new Error('Postgres answered nothing about the catalogue');
  return { snapshot: row.snapshot, isChanged: row.is_changed };
}

/** The present moment, and how many products there are to index. */
export async function readCatalogueSize(
  database: Database,
  organisationId: string,
): Promise<{ readonly snapshot: CatalogueSnapshot; readonly productCount: number }> {
  const [row] = await database.read((em) =>
    em.execute<{ snapshot: string; product_count: number }[]>(sizeStatement, [organisationId]),
  );
  if (row === undefined) throw new Error('Postgres answered nothing about the catalogue');
  return { snapshot: row.snapshot, productCount: row.product_count };
}

/** Every product that the snapshot does not show as it is now, all of them without one; in the order of their changes. */
export async function* changedProducts(
  database: Database,
  organisationId: string,
  since?: CatalogueSnapshot,
): AsyncGenerator<IndexedProduct, void> {
  let [changedBy, lastId] = [since?.split(':')[0] ?? '0', smallestId];
  for (;;) {
    const parameters = [organisationId, changedBy, lastId, ...(since ? [since] : []), rowsAtOnce];
    const rows = await database.read((em) => em.execute<ProductRow[]>(productsStatement(since), parameters));
    for (const row of rows) yield toIndexedProduct(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    [changedBy, lastId] = [last.changed_by, last.id];
  }
}

/** Products that the snapshot shows and that are gone. */
export async function removedProducts(
  database: Database,
  organisationId: string,
  since: CatalogueSnapshot,
): Promise<readonly string[]> {
  const rows = await database.read((em) =>
    em.execute<{ product_id: string }[]>(`select product_id ${removedSince}`, [organisationId, since, since]),
  );
  return rows.map((row) => row.product_id);
}

const smallestId = '00000000-0000-0000-0000-000000000000';

const notShown =
  'changed_by >= pg_snapshot_xmin(?::pg_snapshot) and not pg_visible_in_snapshot(changed_by, ?::pg_snapshot)';
const removedSince = `from removed_products where organisation_id = ? and ${notShown}`;

const stateStatement = `select pg_current_snapshot()::text as snapshot,
  exists (select from products where organisation_id = ? and ${notShown}) or exists (select ${removedSince}) as is_changed`;

const sizeStatement = `select pg_current_snapshot()::text as snapshot, count(*)::int as product_count
  from products where organisation_id = ?`;

function productsStatement(since: CatalogueSnapshot | undefined): string {
  return `select id, version, vendor_id, sku, name, description, brand, part_number, ean, category, specs, price_tiers,
      stock_quantity, changed_by::text as changed_by
    from products
    where organisation_id = ? and (changed_by, id) > (?::xid8, ?::uuid)
    ${since ? 'and not pg_visible_in_snapshot(changed_by, ?::pg_snapshot)' : ''}
    order by products.changed_by, id limit ?`;
}

type ProductRow = Pick<
  IndexedProduct,
  'id' | 'version' | 'sku' | 'name' | 'description' | 'brand' | 'ean' | 'category' | 'specs'
> & {
  readonly vendor_id: string;
  readonly part_number: string;
  readonly price_tiers: IndexedProduct['priceTiers'];
  readonly stock_quantity: string;
  readonly changed_by: string;
};

function toIndexedProduct({
  vendor_id,
  part_number,
  price_tiers,
  stock_quantity,
  changed_by,
  ...same
}: ProductRow): IndexedProduct {
  return {
    ...same,
    vendorId: vendor_id,
    partNumber: part_number,
    priceTiers: price_tiers,
    stockQuantity: stock_quantity,
  };
}
