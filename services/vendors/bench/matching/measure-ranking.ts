import { scoreCandidate } from '../../src/domain/matching/candidate-score.ts';
import { lineProfileOf } from '../../src/domain/matching/line-profile.ts';
import { rankCandidates } from '../../src/domain/matching/match-line.ts';
import { scoreCandidates } from '../../src/domain/matching/score-candidates.ts';
import type { IcecatProduct } from './match-data.ts';
import { candidatesFor, type SearchableCatalogue } from './match-examples.ts';

type Grades = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Mean of nDCG@10 over the judged products of each query that has a right one. */
export function rankingQuality({ profiles, statistics }: SearchableCatalogue, grades: Grades): number {
  const gains = [...grades].flatMap(([query, graded]) => {
    const line = lineProfileOf({ description: query, constraints: [] });
    const ranked = [...graded.keys()]
      .flatMap((id) => profiles.get(id) ?? [])
      .map((profile) => scoreCandidate(line, profile, statistics))
      .sort((a, b) => b.score - a.score);
    const ideal = gainOf([...graded.values()].sort((a, b) => b - a));
    return ideal === 0 ? [] : [gainOf(ranked.map(({ productId }) => graded.get(productId) ?? 0)) / ideal];
  });
  return gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}

function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

/** Of the searches for which people found nothing right, those that are refused. */
export function refusedSearches(catalogue: SearchableCatalogue, grades: Grades, review: number): number {
  const hopeless = [...grades].filter(([, graded]) => [...graded.values()].every((grade) => grade === 0));
  const refused = hopeless.filter(([query]) => {
    const line = lineProfileOf({ description: query, constraints: [] });
    const scored = scoreCandidates(line, candidatesFor(line, catalogue), catalogue.statistics);
    const [best] = rankCandidates(scored, 1);
    return (best?.probability ?? 0) < review;
  });
  return refused.length / hopeless.length;
}

/** Processor time of scoring the candidates of one line, in milliseconds; the products' profiles are remembered by the service. */
export function scoringTimeMs(catalogue: SearchableCatalogue, products: readonly IcecatProduct[]): number {
  const lines = products
    .filter((_, index) => index % 40 === 0)
    .map(({ name }) => lineProfileOf({ description: name, constraints: [] }));
  const asked = lines.map((line) => ({ line, candidates: candidatesFor(line, catalogue) }));
  const run = () => {
    for (const { line, candidates } of asked) scoreCandidates(line, candidates, catalogue.statistics);
  };
  run();
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000 / asked.length;
}
