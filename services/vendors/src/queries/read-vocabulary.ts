import { allProductsTerm } from '../database/all-products-term.ts';
import type { TermStatistics } from '../domain/matching/term-statistics.ts';
import type { Ports } from '../ports.ts';

export type Vocabulary = {
  readonly statistics: TermStatistics;
  /** Words the catalogue lacks, with the word they most likely are a typing error of. */
  readonly corrections: ReadonlyMap<string, string>;
};

// Below this, similar words are other words ("holder" and "folder" are 0.4 alike).
const correctionSimilarity = 0.45;

/** How common the terms are in the organisation's catalogue. */
export async function readVocabulary(
  { database }: Pick<Ports, 'database'>,
  organisationId: string,
  terms: Iterable<string>,
): Promise<Vocabulary> {
  const asked = [...new Set([...terms, allProductsTerm])];
  return await database.read(async (em) => {
    const counts = await em.execute<{ term: string; product_count: number }[]>(countsStatement, [
      organisationId,
      JSON.stringify(asked),
    ]);
    const known = new Map(counts.map(({ term, product_count }) => [term, product_count]));
    const unknown = asked.filter((term) => !known.has(term) && isWord(term));
    const corrected =
      unknown.length === 0
        ? []
        : await em.execute<Correction[]>(correctionStatement, [
            JSON.stringify(unknown),
            organisationId,
            correctionSimilarity,
          ]);
    for (const { term, product_count } of corrected) known.set(term, product_count);
    const statistics = { productCount: known.get(allProductsTerm) ?? 0, countByTerm: known };
    return { statistics, corrections: new Map(corrected.map(({ written, term }) => [written, term])) };
  });
}

type Correction = { readonly written: string; readonly term: string; readonly product_count: number };

const countsStatement = `select term, product_count from term_statistics
  where organisation_id = ? and term in (select jsonb_array_elements_text(?::jsonb))`;

// The % operator uses the trigram index with pg_trgm.similarity_threshold (0.3); the stricter limit is applied to its few hits.
const correctionStatement = `select written, nearest.term, nearest.product_count
  from jsonb_array_elements_text(?::jsonb) as written
  cross join lateral (
    select term, product_count from term_statistics s
    where s.organisation_id = ? and s.term % written and similarity(s.term, written) >= ?
    order by similarity(s.term, written) desc, s.product_count desc limit 1
  ) as nearest`;

// Codes and sizes are right or wrong, never nearly right.
function isWord(term: string): boolean {
  return term.length >= 4 && !/\d/.test(term);
}
