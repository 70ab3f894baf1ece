import { isUuid } from '@procur/service-kit/ids';
import {
  cutPage,
  type NameAndId,
  nameAndIdKey,
  type Page,
  type PageRequest,
  positionKey,
  toPage,
} from '@procur/service-kit/paging';
import { Product } from '../database/entities/product.ts';
import { type ScoredCandidate, scoreCandidate } from '../domain/matching/candidate-score.ts';
import { lineProfileOf } from '../domain/matching/line-profile.ts';
import type { Ports } from '../ports.ts';
import { ComparedProducts } from './compared-products.ts';
import { corrected } from './corrected-line.ts';
import { findCandidates } from './find-candidates.ts';
import { findProducts, type SoldProduct } from './get-product.ts';
import { namedAfter } from './named-after.ts';
import type { ProductProfiles } from './product-profiles.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { vendorNotFound } from './vendor-not-found.ts';

export type ProductSearch = PageRequest & {
  readonly query: string;
  readonly category: string;
  readonly vendorId: string;
};

// What a person pages through; whoever wants all products asks without a query.
const maximumHits = 100;

/** Best first for a query; without one, all products by name. */
export function searchProducts(ports: Pick<Ports, 'database'>, profiles: ProductProfiles) {
  return async (organisationId: string, search: ProductSearch): Promise<Page<SoldProduct>> => {
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
): Promise<Page<SoldProduct>> {
  const cut = cutPage(search, positionKey);
  const start = cut.after ?? 0;
  const asked = lineProfileOf({ description: search.query, partNumber: search.query, constraints: [] });
  const vocabulary = await readVocabulary(ports, organisationId, asked.terms);
  const line = corrected(asked, vocabulary);
  const { category, vendorId } = search;
  const [found = []] = await findCandidates(ports, {
    organisationId,
    lines: [line],
    ...vocabulary,
    filter: { category, vendorId },
    limit: maximumHits,
  });
  const products = new ComparedProducts({ ports, organisationId, profiles });
  const compared = await products.profilesOf(found);
  const scored = [...compared.values()]
    .map((profile) => scoreCandidate(line, profile, vocabulary.statistics))
    .sort(byScore);
  const page = toPage(scored.slice(start, start + cut.limit), cut, () => start + cut.size);
  await products.load(page.rows.map(({ productId }) => productId));
  return { ...page, rows: page.rows.flatMap(({ productId }) => products.get(productId) ?? []) };
}

function byScore(a: ScoredCandidate, b: ScoredCandidate): number {
  return b.score - a.score || a.productId.localeCompare(b.productId);
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
  const products = new Map((await findProducts(ports, organisationId, ids)).map((product) => [product.id, product]));
  return { rows: ids.flatMap((id) => products.get(id) ?? []), nextPageToken };
}
