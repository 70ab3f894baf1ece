import { metrics } from '@procur/service-kit/metrics';
import { type ScoredCandidate, scoreCandidate } from '../domain/matching/candidate-score.ts';
import { type Constraint, checkConstraint } from '../domain/matching/constraint.ts';
import { lineProfileOf } from '../domain/matching/line-profile.ts';
import type { ProductFilter } from '../domain/search/product-filter.ts';
import { wantedByText } from '../domain/search/wanted-product.ts';
import type { Ports } from '../ports.ts';
import { fromPostgres } from './candidate-source.ts';
import type { CatalogueIndexes } from './catalogue-indexes.ts';
import { ComparedProducts } from './compared-products.ts';
import type { Candidate } from './find-candidates.ts';
import type { ProductProfiles } from './product-profiles.ts';
import type { SearchConditions } from './product-search.ts';

/** What is kept in memory from one search to the next. */
export type SearchMemory = { readonly profiles: ProductProfiles; readonly indexes: CatalogueIndexes };

export type SearchWork = SearchMemory & {
  readonly ports: Pick<Ports, 'database' | 'now'>;
  readonly organisationId: string;
};

export type RankedHits = {
  readonly engine: string;
  readonly corrections: Readonly<Record<string, string>>;
  readonly hits: readonly Candidate[];
};

type Wish = { readonly query: string; readonly conditions: SearchConditions; readonly limit: number };

// What a person may want to page through. Postgres compares each hit with the query, so there are fewer of them.
const mostHits = { index: 1000, postgres: 100 };

/** At most so many products for a query, best first, each proven to have the facts that are demanded. */
export async function rankedHits(work: SearchWork, { query, conditions, limit }: Wish): Promise<RankedHits> {
  const { filter, facts } = conditions;
  const wanted = facts.length === 0 ? limit : mostHits.index;
  const found = await find(work, query, { filter, limit: Math.min(wanted, mostHits.index) });
  metrics.searches.inc({ engine: found.engine });
  if (facts.length === 0) return found;
  return { ...found, hits: await provenHits(work, found.hits, { facts, limit }) };
}

type Bounds = { readonly filter: ProductFilter; readonly limit: number };

async function find(work: SearchWork, query: string, { filter, limit }: Bounds): Promise<RankedHits> {
  const index = await work.indexes.current(work.organisationId);
  if (index === undefined) return await findInPostgres(work, query, { filter, limit });
  const { hits, corrections } = index.search({ wanted: wantedByText(query), filter, limit });
  return { engine: 'index', hits, corrections: Object.fromEntries(corrections) };
}

async function findInPostgres(work: SearchWork, query: string, { filter, limit }: Bounds): Promise<RankedHits> {
  const asked = lineProfileOf({ description: query, partNumber: query, constraints: [] });
  const search = { organisationId: work.organisationId, lines: [asked], filter, limit: mostHits.postgres };
  const { statistics, corrections, lines } = await fromPostgres(work.ports, search);
  const [line] = lines;
  const profiles = await new ComparedProducts(work).profilesOf(line?.candidates ?? []);
  const versions = new Map(line?.candidates.map(({ id, version }) => [id, version]));
  const hits = [...profiles.values()]
    .map((profile) => scoreCandidate(line?.profile ?? asked, profile, statistics))
    .sort(byScore)
    .map(({ productId }) => ({ id: productId, version: versions.get(productId) ?? 0 }));
  return { engine: 'postgres', hits: hits.slice(0, limit), corrections: Object.fromEntries(corrections) };
}

function byScore(a: ScoredCandidate, b: ScoredCandidate): number {
  return b.score - a.score || a.productId.localeCompare(b.productId);
}

const comparedAtOnce = 50;

async function provenHits(
  work: SearchWork,
  hits: readonly Candidate[],
  { facts, limit }: { readonly facts: readonly Constraint[]; readonly limit: number },
): Promise<readonly Candidate[]> {
  const proven: Candidate[] = [];
  for (let at = 0; at < hits.length && proven.length < limit; at += comparedAtOnce) {
    const some = hits.slice(at, at + comparedAtOnce);
    const profiles = await new ComparedProducts(work).profilesOf(some);
    const isProven = ({ id }: Candidate) =>
      facts.every((fact) => checkConstraint(fact, profiles.get(id)?.attributes ?? []).status === 'satisfied');
    proven.push(...some.filter(isProven));
  }
  return proven.slice(0, limit);
}
