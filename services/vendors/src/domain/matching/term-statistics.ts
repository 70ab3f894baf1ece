/** How common each term is in the catalogue that is searched. */
export type TermStatistics = {
  readonly productCount: number;
  readonly countByTerm: Pick<ReadonlyMap<string, number>, 'get' | 'has'>;
};

/** Inverse document frequency after Robertson and Spärck Jones, never negative; a term the catalogue lacks weighs most. */
export function informationOf(term: string, { productCount, countByTerm }: TermStatistics): number {
  const count = countByTerm.get(term) ?? 0;
  return Math.log(1 + (productCount - count + 0.5) / (count + 0.5));
}

export function countTerms(termSets: Iterable<Iterable<string>>): TermStatistics {
  const countByTerm = new Map<string, number>();
  let productCount = 0;
  for (const terms of termSets) {
    productCount += 1;
    for (const term of new Set(terms)) countByTerm.set(term, (countByTerm.get(term) ?? 0) + 1);
  }
  return { productCount, countByTerm };
}
