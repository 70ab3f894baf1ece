import type { EntityManager } from '@mikro-orm/postgresql';
import type { ProductDraft } from '../domain/catalogue/catalogue-row.ts';
import { searchColumnsOf } from '../domain/catalogue/product-row.ts';

/** A product as a file states it, with the vendor it belongs to and an id in case it is new. */
export type ProductToWrite = { readonly id: string; readonly vendorId: string; readonly draft: ProductDraft };

export type WriteContext = {
  readonly organisationId: string;
  readonly now: Date;
  /** Where the prices come from, e.g. "import:0192…". */
  readonly source: string;
};

export type WriteCounts = { readonly created: number; readonly updated: number; readonly unchanged: number };

/**
 * Writes products by their vendor and SKU. What has not changed is not touched, and a new price is kept in the history. One
 * SKU may appear only once: Postgres updates no row twice in one statement.
 */
export async function writeProducts(
  em: EntityManager,
  products: readonly ProductToWrite[],
  context: WriteContext,
): Promise<WriteCounts> {
  if (products.length === 0) return { created: 0, updated: 0, unchanged: 0 };
  await lockVendors(em, products);
  const rows = products.map(({ id, vendorId, draft: { vendorSlug, ...content } }, index) => {
    const columns = searchColumnsOf(products[index]?.draft ?? { vendorSlug, ...content });
    return { id, vendorId, ...content, ...columns };
  });
  const parameters = [JSON.stringify(rows), context.organisationId, context.now, context.source];
  const [counts] = await em.execute<{ created: string; updated: string }[]>(writeStatement, parameters);
  const [created, updated] = [Number(counts?.created ?? 0), Number(counts?.updated ?? 0)];
  return { created, updated, unchanged: products.length - created - updated };
}

/** Two imports for one vendor wait for each other; in order of id, so that they cannot wait crosswise. */
async function lockVendors(em: EntityManager, products: readonly ProductToWrite[]): Promise<void> {
  for (const vendorId of [...new Set(products.map((product) => product.vendorId))].sort()) {
    await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`catalogue ${vendorId}`]);
  }
}

const columns = [
  ['id', 'id', 'uuid'],
  ['vendor_id', 'vendorId', 'uuid'],
  ['sku', 'sku', 'text'],
  ['name', 'name', 'text'],
  ['description', 'description', 'text'],
  ['brand', 'brand', 'text'],
  ['part_number', 'partNumber', 'text'],
  ['ean', 'ean', 'text'],
  ['category', 'category', 'text'],
  ['unit_code', 'unitCode', 'text'],
  ['specs', 'specs', 'jsonb'],
  ['price_tiers', 'priceTiers', 'jsonb'],
  ['minimum_order_quantity', 'minimumOrderQuantity', 'numeric'],
  ['pack_size', 'packSize', 'numeric'],
  ['lead_time_days', 'leadTimeDays', 'int'],
  ['stock_quantity', 'stockQuantity', 'numeric'],
  ['unit_cost', 'unitCost', 'numeric'],
  ['content_hash', 'contentHash', 'text'],
  ['search_vector', 'searchVector', 'tsvector'],
  ['identifiers', 'identifiers', 'text[]'],
] as const;

const names = columns.map(([column]) => column).join(', ');
const updates = columns
  .filter(([column]) => !['id', 'vendor_id', 'sku'].includes(column))
  .map(([column]) => `${column} = excluded.${column}`);

// Unchanged products are left out before the insert, because a conflict locks, and so writes, the row it leaves alone.
// Old prices are read before the write and joined after it; the CTE sees the table as it was before the statement.
const writeStatement = `
with given as (
  select ${columns.map(([column, key, type]) => `(r."${key}")::${type} as ${column}`).join(', ')}
  from jsonb_to_recordset(?::jsonb) as r(${columns.map(([, key, type]) => `"${key}" ${type === 'tsvector' ? 'text' : type}`).join(', ')})
), parameters as (
  select ?::text as organisation_id, ?::timestamptz as at, ?::text as source
), before as (
  select p.id, p.vendor_id, p.sku, p.price_tiers, p.content_hash from products p, parameters, given g
  where p.organisation_id = parameters.organisation_id and p.vendor_id = g.vendor_id and p.sku = g.sku
), changed as (
  select g.* from given g left join before b on b.vendor_id = g.vendor_id and b.sku = g.sku
  where b.id is null or b.content_hash <> g.content_hash
), written as (
  insert into products as p (organisation_id, updated_at, ${names})
  select parameters.organisation_id, parameters.at, ${columns.map(([column]) => `g.${column}`).join(', ')} from changed g, parameters
  on conflict (organisation_id, vendor_id, sku) do update
  set version = p.version + 1, updated_at = excluded.updated_at, ${updates.join(', ')}
  returning p.id, p.version, p.price_tiers, (xmax = 0) as is_new
), prices as (
  insert into product_prices (product_id, version, price_tiers, valid_from, source)
  select w.id, w.version, w.price_tiers, parameters.at, parameters.source
  from written w cross join parameters left join before b on b.id = w.id
  where b.id is null or b.price_tiers <> w.price_tiers
)
select count(*) filter (where is_new) as created, count(*) filter (where not is_new) as updated from written`;
