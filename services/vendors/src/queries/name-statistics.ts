import type { ProductProfile } from '../domain/matching/product-profile.ts';
import type { TermStatistics } from '../domain/matching/term-statistics.ts';
import type { Ports } from '../ports.ts';

type Found = {
  readonly engine: 'index' | 'postgres';
  readonly statistics: TermStatistics;
  readonly profiles: Iterable<ProductProfile>;
};

/**
 * How common the words in the names of the candidates are too. The index knows every word; what Postgres was asked knows those
 * of the lines only, and a word without a count would seem to be the rarest of all.
 */
export async function withNameStatistics(
  { database }: Pick<Ports, 'database'>,
  organisationId: string,
  { engine, statistics, profiles }: Found,
): Promise<TermStatistics> {
  if (engine === 'index') return statistics;
  const words = new Set([...profiles].flatMap(({ nameText }) => nameText.units.map(({ whole }) => whole)));
  const parameters = [organisationId, JSON.stringify([...words])];
  const rows = await database.read((em) => em.execute<CountRow[]>(countsStatement, parameters));
  const counts = new Map(rows.map(({ term, product_count }) => [term, product_count]));
  const find = (term: string) => statistics.countByTerm.get(term) ?? counts.get(term);
  return { ...statistics, countByTerm: { get: find, has: (term) => find(term) !== undefined } };
}

type CountRow = { readonly term: string; readonly product_count: number };

const countsStatement = `select term, product_count from term_statistics
  where organisation_id = ? and term in (select jsonb_array_elements_text(?::jsonb))`;
