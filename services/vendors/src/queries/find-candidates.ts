import { quoteLexeme } from '../domain/catalogue/product-row.ts';
import type { LineProfile } from '../domain/matching/line-profile.ts';
import { informationOf, type TermStatistics } from '../domain/matching/term-statistics.ts';
import type { ProductFilter } from '../domain/search/product-filter.ts';
import type { Ports } from '../ports.ts';
import { filterConditions } from './product-filter-sql.ts';

type CandidateSearch = {
  readonly organisationId: string;
  readonly lines: readonly LineProfile[];
  readonly statistics: TermStatistics;
  readonly filter?: ProductFilter;
  /** For each line. */
  readonly limit: number;
};

/** A product that may be what a line asks for, in the version that was found. */
export type Candidate = { readonly id: string; readonly version: number };

// More terms hardly change which products are found; the exact comparison of all of them comes after.
const maximumTerms = 12;
// Products looked at one by one; a term that would bring more is only used to rank what rarer terms have found.
const maximumScanned = 6000;

/**
 * For each line the products that may be what it asks for, best first: the same part number or GTIN, or the largest share of
 * the line's information among their terms. Deliberately generous; the rules of domain/matching decide. One statement for
 * all lines: with one for each, a tender waits longer for the way to Postgres than for its answers.
 */
export async function findCandidates(
  { database }: Pick<Ports, 'database'>,
  { organisationId, lines, statistics, filter = {}, limit }: CandidateSearch,
): Promise<readonly (readonly Candidate[])[]> {
  const asked = lines.flatMap((line, index) => questionOf(line, index, statistics) ?? []);
  if (asked.length === 0) return lines.map(() => []);
  const parameters = [
    JSON.stringify(asked),
    organisationId,
    ...filterConditions(filter).flatMap(({ parameters }) => parameters),
    limit,
  ];
  const rows = await database.read((em) => em.execute<FoundRow[]>(candidateStatement(filter), parameters));
  const found = Map.groupBy(rows, ({ line }) => line);
  return lines.map((_, index) => (found.get(index) ?? []).map(({ id, version }) => ({ id, version })));
}

type FoundRow = Candidate & { readonly line: number };

/** What Postgres is asked about a line; nothing when no term of it is known and it names no product. */
type Question = {
  readonly line: number;
  readonly query: string;
  readonly identifiers: readonly string[];
  readonly terms: readonly string[];
  readonly informations: readonly number[];
};

function questionOf(profile: LineProfile, line: number, statistics: TermStatistics): Question | undefined {
  const ranked = [...profile.terms]
    .filter((term) => statistics.countByTerm.has(term))
    .map((term) => ({ term, information: informationOf(term, statistics) }))
    .sort((a, b) => b.information - a.information)
    .slice(0, maximumTerms);
  const terms = ranked.map(({ term }) => term);
  const identifiers = [...profile.gtins, ...profile.statedKeys, ...profile.mentionedKeys];
  if (terms.length === 0 && identifiers.length === 0) return undefined;
  return {
    line,
    query: selective(terms, statistics).map(quoteLexeme).join(' | '),
    identifiers,
    terms: terms.map(quoteLexeme),
    informations: ranked.map(({ information }) => information),
  };
}

/** The rarest terms, as many as keep the number of products to look at in bounds; always the rarest one. */
function selective(terms: readonly string[], { countByTerm }: TermStatistics): readonly string[] {
  let scanned = 0;
  return terms.filter((term, index) => {
    scanned += countByTerm.get(term) ?? 0;
    return index === 0 || scanned <= maximumScanned;
  });
}

function candidateStatement(filter: ProductFilter): string {
  return `select asked.line, found.id, found.version
    from jsonb_to_recordset(?::jsonb)
      as asked(line int, query text, identifiers text[], terms text[], informations float8[])
    cross join lateral (
      select id, version, case when p.identifiers && asked.identifiers then 1000 else 0 end + coalesce((
        select sum(information) from unnest(asked.terms, asked.informations) as known(term, information)
        where p.search_vector @@ term::tsquery), 0) as information
      from products p
      where organisation_id = ?
      ${filterConditions(filter)
        .map((condition) => `and ${condition.sql}`)
        .join(' ')}
      and (p.search_vector @@ asked.query::tsquery or p.identifiers && asked.identifiers)
      order by information desc, id limit ?
    ) as found
    order by asked.line, found.information desc, found.id`;
}
