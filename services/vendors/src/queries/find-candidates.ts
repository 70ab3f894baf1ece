import { quoteLexeme } from '../domain/catalogue/product-row.ts';
import type { LineProfile } from '../domain/matching/line-profile.ts';
import { informationOf, type TermStatistics } from '../domain/matching/term-statistics.ts';
import type { Ports } from '../ports.ts';

export type CandidateFilter = { readonly category?: string; readonly vendorId?: string };

type CandidateSearch = {
  readonly organisationId: string;
  readonly line: LineProfile;
  readonly statistics: TermStatistics;
  readonly filter?: CandidateFilter;
  readonly limit: number;
};

// More terms hardly change which products are found; the exact comparison of all of them comes after.
const maximumTerms = 12;
// Products looked at one by one; a term that would bring more is only used to rank what rarer terms have found.
const maximumScanned = 6000;

/**
 * Ids of the products that may be what the line asks for: the same part number or GTIN, or the largest share of the line's
 * information among their terms. Deliberately generous; the rules of domain/matching decide.
 */
export async function findCandidates(
  { database }: Pick<Ports, 'database'>,
  search: CandidateSearch,
): Promise<readonly string[]> {
  const { line, statistics } = search;
  const known = [...line.terms].filter((term) => statistics.countByTerm.has(term));
  const ranked = known
    .map((term) => ({ term, information: informationOf(term, statistics) }))
    .sort((a, b) => b.information - a.information);
  const used = ranked.slice(0, maximumTerms);
  const found = selective(
    used.map(({ term }) => term),
    statistics,
  );
  const identifiers = [...line.gtins, ...line.statedKeys, ...line.mentionedKeys];
  if (found.length === 0 && identifiers.length === 0) return [];
  const statement = candidateStatement(used.length, search.filter ?? {});
  const parameters = [
    ...used.flatMap(({ term, information }) => [quoteLexeme(term), information]),
    JSON.stringify(identifiers),
    search.organisationId,
    ...filterParameters(search.filter ?? {}),
    found.map(quoteLexeme).join(' | '),
    JSON.stringify(identifiers),
    search.limit,
  ];
  const rows = await database.read((em) => em.execute<{ id: string }[]>(statement, parameters));
  return rows.map(({ id }) => id);
}

/** The rarest terms, as many as keep the number of products to look at in bounds; always the rarest one. */
function selective(terms: readonly string[], { countByTerm }: TermStatistics): readonly string[] {
  let scanned = 0;
  return terms.filter((term, index) => {
    scanned += countByTerm.get(term) ?? 0;
    return index === 0 || scanned <= maximumScanned;
  });
}

function candidateStatement(termCount: number, filter: CandidateFilter): string {
  const information = Array.from(
    { length: termCount },
    () => 'case when search_vector @@ ?::tsquery then ?::float8 else 0 end',
  );
  const isIdentified = 'identifiers && array(select jsonb_array_elements_text(?::jsonb))';
  return `select id, ${['0', ...information].join(' + ')} + case when ${isIdentified} then 1000 else 0 end as information
    from products where organisation_id = ?
    ${filter.category ? "and (category = ? or category like ? || '.%')" : ''}
    ${filter.vendorId ? 'and vendor_id = ?' : ''}
    and (search_vector @@ ?::tsquery or ${isIdentified})
    order by information desc, id limit ?`;
}

function filterParameters({ category, vendorId }: CandidateFilter): readonly string[] {
  return [...(category ? [category, category] : []), ...(vendorId ? [vendorId] : [])];
}
