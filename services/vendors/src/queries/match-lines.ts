import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import type { ScoredCandidate } from '../domain/matching/candidate-score.ts';
import { lineKey } from '../domain/matching/line-key.ts';
import { lineProfileOf, type RequirementLine } from '../domain/matching/line-profile.ts';
import {
  type CandidateFacts,
  type MatchCandidate,
  type MatchOutcome,
  matchLine,
  rankCandidates,
} from '../domain/matching/match-line.ts';
import type { ProductProfile } from '../domain/matching/product-profile.ts';
import type { RememberedChoice } from '../domain/matching/remembered-choice.ts';
import { type CatalogueKnowledge, scoreCandidates } from '../domain/matching/score-candidates.ts';
import type { TermStatistics } from '../domain/matching/term-statistics.ts';
import { tierFor } from '../domain/pricing/price-tier.ts';
import type { Ports } from '../ports.ts';
import { sourceCandidates } from './candidate-source.ts';
import type { CatalogueIndexes } from './catalogue-indexes.ts';
import { ComparedProducts } from './compared-products.ts';
import type { SoldProduct } from './get-product.ts';
import type { LearnedCatalogues } from './learned-catalogues.ts';
import { withNameStatistics } from './name-statistics.ts';
import type { ProductMeanings } from './product-meanings.ts';
import type { ProductProfiles } from './product-profiles.ts';
import { type LearnedThreshold, readRemembered, readThreshold } from './read-decisions.ts';
import type { LearnedCatalogue } from './rehearse-catalogue.ts';
import { withAlternatives } from './with-alternatives.ts';

export type LineToMatch = RequirementLine & { readonly lineId: string; readonly quantity: Decimal };
export type LineMatch = {
  readonly lineId: string;
  readonly outcome: MatchOutcome;
  readonly explanation: string;
  readonly threshold: LearnedThreshold;
  readonly candidates: readonly (MatchCandidate & { readonly product: SoldProduct })[];
};

// Compared one by one; in the catalogues measured the right product was always among the first thirty.
const comparedCandidates = 60;
// Bounds what is in memory: each line brings up to sixty products of a few kilobytes.
const linesAtOnce = 25;
const limits = { lines: 500, candidates: 20, defaultCandidates: 5 };

type MatchPorts = Pick<Ports, 'database' | 'matching' | 'log'>;

/** What is kept in memory from one call to the next. */
export type MatchMemory = {
  readonly profiles: ProductProfiles;
  readonly indexes: CatalogueIndexes;
  readonly learned: LearnedCatalogues;
  /** Absent where no embeddings endpoint is configured. */
  readonly meanings: ProductMeanings | undefined;
};

/** Candidates for each line, in the order asked. @throws DomainError invalid when there are too many lines or candidates. */
export function matchLines(ports: MatchPorts, memory: MatchMemory) {
  return async (
    organisationId: string,
    lines: readonly LineToMatch[],
    maximumCandidates: number,
  ): Promise<readonly LineMatch[]> => {
    checkRange('lines', lines.length, 1, limits.lines);
    checkRange('maximum_candidates', maximumCandidates, 0, limits.candidates);
    const count = maximumCandidates || limits.defaultCandidates;
    const learned = await memory.learned.current(organisationId);
    const threshold = await readThreshold(ports, organisationId);
    const work = { ...memory, ports, organisationId, threshold, known: knowledgeOf(learned), maximumCandidates: count };
    const matches: LineMatch[] = [];
    for (let at = 0; at < lines.length; at += linesAtOnce)
      matches.push(...(await matchTogether(lines.slice(at, at + linesAtOnce), work)));
    return matches;
  };
}

/** What was learned from the catalogue; nothing where it was not. */
function knowledgeOf(learned: LearnedCatalogue | undefined): Omit<CatalogueKnowledge, keyof TermStatistics> {
  return learned ? { variations: learned.variations, calibration: learned.lessons.calibration } : {};
}

type MatchWork = MatchMemory & {
  readonly ports: MatchPorts;
  readonly organisationId: string;
  readonly threshold: LearnedThreshold;
  readonly known: Omit<CatalogueKnowledge, keyof TermStatistics>;
  readonly maximumCandidates: number;
};

async function matchTogether(lines: readonly LineToMatch[], work: MatchWork): Promise<LineMatch[]> {
  const { ports, organisationId, known, maximumCandidates } = work;
  const texts = lines.map(({ description }) => description);
  const asked = { organisationId, lines: lines.map(lineProfileOf), texts, limit: comparedCandidates };
  const sourced = await sourceCandidates(work, asked);
  const products = new ComparedProducts(work);
  const profiles = await products.profilesOf(sourced.lines.flatMap(({ candidates }) => candidates));
  const statistics = await withNameStatistics(ports, organisationId, { ...sourced, profiles: profiles.values() });
  const remembered = await rememberedFor(lines, work, products);
  const knowledge = { ...statistics, ...known };
  const best = sourced.lines.map(({ profile, candidates }, index) => {
    const found = candidates.flatMap(({ id }) => profiles.get(id) ?? []);
    const compared = withChosen(found, products, remembered[index]);
    const scored = scoreCandidates(profile, compared, knowledge);
    return { profile, compared, ranked: rankCandidates(scored, maximumCandidates, remembered[index]) };
  });
  const index = sourced.engine === 'index' ? await work.indexes.current(organisationId) : undefined;
  const { reviewProbability } = ports.matching;
  const ranked = await withAlternatives(best, { index, products, knowledge, maximumCandidates, reviewProbability });
  await products.load(ranked.flat().map(({ productId }) => productId));
  return lines.map((line, index) => {
    const known = { ranked: ranked[index] ?? [], remembered: remembered[index] };
    return decide(line, known, { products, work });
  });
}

/** What reviewers decided about each of the lines, with the products they took loaded. */
async function rememberedFor(
  lines: readonly LineToMatch[],
  { ports, organisationId }: MatchWork,
  products: ComparedProducts,
): Promise<readonly (RememberedChoice | undefined)[]> {
  const keys = lines.map(lineKey);
  const byKey = await readRemembered(ports, organisationId, keys);
  await products.load([...byKey.values()].flatMap(({ chosenProductId }) => chosenProductId ?? []));
  return keys.map((key) => byKey.get(key));
}

/** What was taken before is compared even where the search does not find it; it may have left the catalogue since. */
function withChosen(
  found: readonly ProductProfile[],
  products: ComparedProducts,
  remembered: RememberedChoice | undefined,
): readonly ProductProfile[] {
  const id = remembered?.chosenProductId;
  if (id === undefined || found.some((profile) => profile.id === id)) return found;
  const chosen = products.profileOf(id);
  return chosen ? [...found, chosen] : found;
}

type Known = { readonly ranked: readonly ScoredCandidate[]; readonly remembered: RememberedChoice | undefined };

function decide(
  line: LineToMatch,
  { ranked, remembered }: Known,
  { products, work }: { readonly products: ComparedProducts; readonly work: MatchWork },
): LineMatch {
  const { ports, threshold } = work;
  const thresholds = { accept: threshold.accept, review: ports.matching.reviewProbability };
  const factsOf = (productId: string) => candidateFacts(products.get(productId), line.quantity);
  const decision = matchLine(ranked, { thresholds, factsOf, remembered });
  const candidates = decision.candidates.flatMap((candidate) => {
    const product = products.get(candidate.productId);
    return product ? [{ ...candidate, product }] : [];
  });
  return { lineId: line.lineId, threshold, ...decision, candidates };
}

function candidateFacts(product: SoldProduct | undefined, quantity: Decimal): CandidateFacts {
  if (product === undefined) return { brand: '', leadTimeDays: 0, packSize: 1, unitPrice: undefined };
  const { unitPrice, currencyCode } = tierFor(product.priceTiers, quantity);
  return {
    brand: product.brand,
    leadTimeDays: product.leadTimeDays,
    packSize: Number(product.packSize),
    unitPrice: { currencyCode, amount: new Decimal(unitPrice) },
  };
}

function checkRange(field: string, given: number, from: number, to: number): void {
  if (given >= from && given <= to) return;
  throw new DomainError('invalid', 'OUT_OF_RANGE', `${field}: ${given} given, allowed are ${from} to ${to}`, {
    field,
    given: String(given),
    allowed: [`${from} to ${to}`],
  });
}
