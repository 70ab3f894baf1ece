import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexDocumentOf } from '../../src/domain/search/index-document.ts';
import { SearchableCatalogue } from '../../src/domain/search/searchable-catalogue.ts';
import { wantedByText } from '../../src/domain/search/wanted-product.ts';
import { readIcecat } from './many-products.ts';

export type GradedRanking = {
  /** Mean over the queries with a relevant product. */
  readonly ndcg: number;
  readonly queries: number;
};

/** Condensed nDCG@10 of the index over the graded queries of chorus-icecat; undefined where the data is not there. */
export function gradedRanking(dataFolder: string): GradedRanking | undefined {
  const folder = join(dataFolder, 'chorus-icecat');
  if (!existsSync(folder)) return undefined;
  const index = new SearchableCatalogue();
  for (const product of readIcecat(join(folder, 'catalog.jsonl.gz'))) index.upsert(indexDocumentOf(product));
  for (const _ of index.compact());
  const values = [...readGrades(join(folder, 'dev_rated.csv'))].flatMap(([query, grades]) => {
    const { hits } = index.search({ wanted: wantedByText(query), limit: index.size });
    const ranked = hits.flatMap(({ id }) => grades.get(id) ?? []);
    const ideal = gainOf([...grades.values()].sort((a, b) => b - a));
    return ideal === 0 ? [] : [gainOf(ranked) / ideal];
  });
  return { ndcg: values.reduce((sum, value) => sum + value, 0) / values.length, queries: values.length };
}

function readGrades(file: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const grades = new Map<string, Map<string, number>>();
  for (const line of readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)) {
    const [query = '', id = '', rating = ''] = line.split(',');
    const ofQuery = grades.get(query) ?? new Map<string, number>();
    grades.set(query, ofQuery.set(id, Number(rating)));
  }
  return grades;
}

function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}
