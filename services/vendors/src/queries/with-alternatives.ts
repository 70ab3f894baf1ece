import { chooseAlternatives } from '../domain/matching/alternatives.ts';
import type { ScoredCandidate } from '../domain/matching/candidate-score.ts';
import type { LineProfile } from '../domain/matching/line-profile.ts';
import type { ProductProfile } from '../domain/matching/product-profile.ts';
import { type CatalogueKnowledge, scoreCandidates } from '../domain/matching/score-candidates.ts';
import type { SearchableCatalogue } from '../domain/search/searchable-catalogue.ts';
import type { ComparedProducts } from './compared-products.ts';
import type { Candidate } from './find-candidates.ts';
import { searchKind } from './kind-search.ts';
import { takeTurns } from './take-turns.ts';

/** One line with all that was compared for it, and what is offered of that, best first. */
export type RankedLine = {
  readonly profile: LineProfile;
  readonly compared: readonly ProductProfile[];
  readonly ranked: readonly ScoredCandidate[];
};

export type AlternativesSource = {
  /** Absent where the catalogue is searched in Postgres: then only what was compared anyway is looked through. */
  readonly index: SearchableCatalogue | undefined;
  readonly products: ComparedProducts;
  readonly knowledge: CatalogueKnowledge;
  readonly maximumCandidates: number;
  /** Below it the best is not offered, so there is nothing to be better than. */
  readonly reviewProbability: number;
};

// The best and the second best stay, however many alternatives there are.
const keptPlaces = 2;

/** What is offered for each line, with what could be bought instead in the last places. */
export async function withAlternatives(
  lines: readonly RankedLine[],
  source: AlternativesSource,
): Promise<readonly (readonly ScoredCandidate[])[]> {
  const { products } = source;
  await products.load(lines.flatMap(({ ranked }) => ranked[0]?.productId ?? []));
  const found = await findKinds(lines, source);
  const profiles = await products.profilesOf(found.flat());
  return lines.map((line, at) => {
    const others = (found[at] ?? []).flatMap(({ id }) => profiles.get(id) ?? []);
    return offer(line, others, source);
  });
}

async function findKinds(
  lines: readonly RankedLine[],
  { index, products, reviewProbability }: AlternativesSource,
): Promise<readonly (readonly Candidate[])[]> {
  const endTurn = takeTurns();
  const found: (readonly Candidate[])[] = [];
  for (const {
    profile,
    ranked: [best],
  } of lines) {
    const product = best && best.probability >= reviewProbability ? products.get(best.productId) : undefined;
    found.push(index && product ? searchKind(index, profile, product) : []);
    await endTurn();
  }
  return found;
}

function offer(
  { profile, compared, ranked }: RankedLine,
  others: readonly ProductProfile[],
  { knowledge, maximumCandidates, reviewProbability }: AlternativesSource,
): readonly ScoredCandidate[] {
  const byId = new Map(compared.map((product) => [product.id, product]));
  const offered = ranked.flatMap(({ productId }) => byId.get(productId) ?? []);
  const [best] = offered;
  const places = Math.min(advantages, maximumCandidates - keptPlaces);
  if (best === undefined || places <= 0 || (ranked[0]?.probability ?? 0) < reviewProbability) return ranked;
  const pool = [...compared, ...others.filter(({ id }) => !byId.has(id))];
  const chosen = chooseAlternatives(profile, best, { offered, pool }).slice(0, places);
  if (chosen.length === 0) return ranked;
  const ids = new Set(chosen.map(({ id }) => id));
  const scored = scoreCandidates(profile, [best, ...chosen], knowledge).filter(({ productId }) => ids.has(productId));
  const kept = ranked.slice(0, maximumCandidates - scored.length);
  return [...kept, ...scored.toSorted((a, b) => b.score - a.score)];
}

// Cheaper, faster, of another brand, in a larger pack.
const advantages = 4;
