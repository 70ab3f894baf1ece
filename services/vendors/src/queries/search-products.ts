import { isUuid } from '@procur/service-kit/ids';
import { Product } from '../database/entities/product.ts';
import { type ScoredCandidate, scoreCandidate } from '../domain/matching/candidate-score.ts';
import { lineProfileOf } from '../domain/matching/line-profile.ts';
import { type PageRequest, pageSizeOf, pageToken, readPageToken } from '../domain/page.ts';
import type { Ports } from '../ports.ts';
import { corrected } from './corrected-line.ts';
import { findCandidates } from './find-candidates.ts';
import { findProducts, type SoldProduct } from './get-product.ts';
import type { ProductProfiles } from './product-profiles.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { vendorNotFound } from './vendor-not-found.ts';

export type ProductSearch = PageRequest & {
  readonly query: string;
  readonly category: string;
  readonly vendorId: string;
};
export type ProductPage = { readonly products: readonly SoldProduct[]; readonly nextPageToken: string };

// What a person pages through; whoever wants all products asks without a query.
const maximumHits = 100;

/** Best first for a query; without one, all products by name. */
export function searchProducts(ports: Pick<Ports, 'database'>, profiles: ProductProfiles) {
  return async (organisationId: string, search: ProductSearch): Promise<ProductPage> => {
    if (search.vendorId !== '' && !isUuid(search.vendorId)) throw vendorNotFound(search.vendorId);
    return search.query.trim() === ''
      ? await listByName(ports, organisationId, search)
      : await rankByQuery(ports, organisationId, { search, profiles });
  };
}

async function rankByQuery(
  ports: Pick<Ports, 'database'>,
  organisationId: string,
  { search, profiles }: { readonly search: ProductSearch; readonly profiles: ProductProfiles },
): Promise<ProductPage> {
  const size = pageSizeOf(search);
  const [start = 0] = readPageToken(search, 1) ?? [];
  const asked = lineProfileOf({ description: search.query, partNumber: search.query, constraints: [] });
  const vocabulary = await readVocabulary(ports, organisationId, asked.terms);
  const line = corrected(asked, vocabulary);
  const { category, vendorId } = search;
  const ids = await findCandidates(ports, {
    organisationId,
    line,
    ...vocabulary,
    filter: { category, vendorId },
    limit: maximumHits,
  });
  const products = new Map((await findProducts(ports, organisationId, ids)).map((product) => [product.id, product]));
  const scored = [...products.values()]
    .map((product) => scoreCandidate(line, profiles.of(product), vocabulary.statistics))
    .sort(byScore);
  const page = scored
    .slice(Number(start), Number(start) + size)
    .flatMap(({ productId }) => products.get(productId) ?? []);
  const end = Number(start) + size;
  return { products: page, nextPageToken: end < scored.length ? pageToken([end]) : '' };
}

function byScore(a: ScoredCandidate, b: ScoredCandidate): number {
  return b.score - a.score || a.productId.localeCompare(b.productId);
}

async function listByName(
  ports: Pick<Ports, 'database'>,
  organisationId: string,
  search: ProductSearch,
): Promise<ProductPage> {
  const size = pageSizeOf(search);
  const [name, id] = readPageToken(search, 2) ?? [];
  const conditions = [
    ...(id === undefined
      ? []
      : [{ $or: [{ name: { $gt: String(name) } }, { name: String(name), id: { $gt: String(id) } }] }]),
    ...(search.category === ''
      ? []
      : [{ $or: [{ category: search.category }, { category: { $like: `${search.category}.%` } }] }]),
    ...(search.vendorId === '' ? [] : [{ vendorId: search.vendorId }]),
  ];
  const where = { organisationId, $and: conditions };
  const rows = await ports.database.read((em) =>
    em.find(Product, where, { fields: ['id', 'name'], orderBy: { name: 'asc', id: 'asc' }, limit: size + 1 }),
  );
  const ids = rows.slice(0, size).map((row) => row.id);
  const products = new Map((await findProducts(ports, organisationId, ids)).map((product) => [product.id, product]));
  const last = rows.length > size ? rows[size - 1] : undefined;
  return {
    products: ids.flatMap((one) => products.get(one) ?? []),
    nextPageToken: last ? pageToken([last.name, last.id]) : '',
  };
}
