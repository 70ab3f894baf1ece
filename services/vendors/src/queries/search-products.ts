import { cutPage, type NameAndId, nameAndIdKey, type Page, positionAndIdKey, toPage } from '@procur/service-kit/paging';
import { Product } from '../database/entities/product.ts';
import type { Ports } from '../ports.ts';
import type { Candidate } from './find-candidates.ts';
import { findProducts, type SoldProduct } from './get-product.ts';
import { namedAfter } from './named-after.ts';
import { type ProductSearch, readConditions, type SearchConditions } from './product-search.ts';
import { rankedHits, type SearchMemory, type SearchWork } from './ranked-hits.ts';

export type FoundProducts = Page<SoldProduct> & {
  /** What found them; empty for a list by name. */
  readonly engine: string;
  readonly corrections: Readonly<Record<string, string>>;
};

/** Best first for a query; without one, all products by name. */
export function searchProducts(ports: Pick<Ports, 'database' | 'now'>, memory: SearchMemory) {
  return async (organisationId: string, search: ProductSearch): Promise<FoundProducts> => {
    const conditions = await readConditions(ports, organisationId, search);
    const work = { ...memory, ports, organisationId };
    return search.query.trim() === ''
      ? { ...(await listByName(ports, organisationId, search)), engine: '', corrections: {} }
      : await pageOfHits(work, search, conditions);
  };
}

async function pageOfHits(
  work: SearchWork,
  search: ProductSearch,
  conditions: SearchConditions,
): Promise<FoundProducts> {
  const cut = cutPage(search, positionAndIdKey);
  // One page more than was shown: the catalogue may have changed, and then the last product shown stands elsewhere.
  const limit = (cut.after?.[0] ?? 0) + 2 * cut.limit;
  const { engine, corrections, hits } = await rankedHits(work, { query: search.query, conditions, limit });
  const start = cut.after ? placeAfter(cut.after, hits) : 0;
  const placed = hits.map(({ id }, index) => ({ id, place: index + 1 }));
  const page = toPage(placed.slice(start, start + cut.limit), cut, ({ place, id }) => [place, id]);
  const ids = page.rows.map(({ id }) => id);
  return { ...page, rows: await inOrder(work.ports, work.organisationId, ids), engine, corrections };
}

/** Goes on behind the product that was shown last, wherever it stands now; at its old place when it is no hit any more. */
function placeAfter([place, id]: readonly [number, string], hits: readonly Candidate[]): number {
  const found = hits.findIndex((hit) => hit.id === id);
  return found < 0 ? place : found + 1;
}

async function listByName(
  ports: Pick<Ports, 'database'>,
  organisationId: string,
  search: ProductSearch,
): Promise<Page<SoldProduct>> {
  const cut = cutPage(search, nameAndIdKey);
  const conditions = [
    ...(cut.after ? [namedAfter(cut.after)] : []),
    ...(search.category === ''
      ? []
      : [{ $or: [{ category: search.category }, { category: { $like: `${search.category}.%` } }] }]),
    ...(search.vendorId === '' ? [] : [{ vendorId: search.vendorId }]),
  ];
  const where = { organisationId, $and: conditions };
  const found = await ports.database.read((em) =>
    em.find(Product, where, { fields: ['id', 'name'], orderBy: { name: 'asc', id: 'asc' }, limit: cut.limit }),
  );
  const { rows, nextPageToken } = toPage(found, cut, ({ name, id }): NameAndId => [name, id]);
  const ids = rows.map(({ id }) => id);
  return { rows: await inOrder(ports, organisationId, ids), nextPageToken };
}

async function inOrder(
  ports: Pick<Ports, 'database'>,
  organisationId: string,
  ids: readonly string[],
): Promise<readonly SoldProduct[]> {
  const products = new Map((await findProducts(ports, organisationId, ids)).map((product) => [product.id, product]));
  return ids.flatMap((id) => products.get(id) ?? []);
}
