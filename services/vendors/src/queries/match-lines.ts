import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { type ScoredCandidate, scoreCandidate } from '../domain/matching/candidate-score.ts';
import { lineProfileOf, type RequirementLine } from '../domain/matching/line-profile.ts';
import {
  type CandidateFacts,
  type MatchCandidate,
  type MatchOutcome,
  matchLine,
  rankCandidates,
} from '../domain/matching/match-line.ts';
import { tierFor } from '../domain/pricing/price-tier.ts';
import type { Ports } from '../ports.ts';
import { sourceCandidates } from './candidate-source.ts';
import type { CatalogueIndexes } from './catalogue-indexes.ts';
import { ComparedProducts } from './compared-products.ts';
import type { SoldProduct } from './get-product.ts';
import type { ProductProfiles } from './product-profiles.ts';

export type LineToMatch = RequirementLine & { readonly lineId: string; readonly quantity: Decimal };
export type LineMatch = {
  readonly lineId: string;
  readonly outcome: MatchOutcome;
  readonly explanation: string;
  readonly candidates: readonly (MatchCandidate & { readonly product: SoldProduct })[];
};

// Compared one by one; in the catalogues measured the right product was always among the first thirty.
const comparedCandidates = 60;
// Bounds what is in memory: each line brings up to sixty products of a few kilobytes.
const linesAtOnce = 25;
const limits = { lines: 500, candidates: 20, defaultCandidates: 5 };

type MatchPorts = Pick<Ports, 'database' | 'matching'>;

/** What is kept in memory from one call to the next. */
export type MatchMemory = { readonly profiles: ProductProfiles; readonly indexes: CatalogueIndexes };

/** Candidates for each line, in the order asked. @throws DomainError invalid when there are too many lines or candidates. */
export function matchLines(ports: MatchPorts, { profiles, indexes }: MatchMemory) {
  return async (
    organisationId: string,
    lines: readonly LineToMatch[],
    maximumCandidates: number,
  ): Promise<readonly LineMatch[]> => {
    checkRange('lines', lines.length, 1, limits.lines);
    checkRange('maximum_candidates', maximumCandidates, 0, limits.candidates);
    const count = maximumCandidates || limits.defaultCandidates;
    const work = { ports, profiles, indexes, organisationId, maximumCandidates: count };
    const matches: LineMatch[] = [];
    for (let at = 0; at < lines.length; at += linesAtOnce)
      matches.push(...(await matchTogether(lines.slice(at, at + linesAtOnce), work)));
    return matches;
  };
}

type MatchWork = MatchMemory & {
  readonly ports: MatchPorts;
  readonly organisationId: string;
  readonly maximumCandidates: number;
};

async function matchTogether(lines: readonly LineToMatch[], work: MatchWork): Promise<LineMatch[]> {
  const { ports, organisationId, maximumCandidates } = work;
  const asked = { organisationId, lines: lines.map(lineProfileOf), limit: comparedCandidates };
  const sourced = await sourceCandidates(work, asked);
  const products = new ComparedProducts(work);
  const profiles = await products.profilesOf(sourced.lines.flatMap(({ candidates }) => candidates));
  const ranked = sourced.lines.map(({ profile, candidates }) => {
    const compared = candidates.flatMap(({ id }) => profiles.get(id) ?? []);
    const scored = compared.map((product) => scoreCandidate(profile, product, sourced.statistics));
    return rankCandidates(scored, maximumCandidates);
  });
  await products.load(ranked.flat().map(({ productId }) => productId));
  return lines.map((line, index) => decide(line, ranked[index] ?? [], { products, ports }));
}

function decide(
  line: LineToMatch,
  ranked: readonly ScoredCandidate[],
  { products, ports }: { readonly products: ComparedProducts; readonly ports: MatchPorts },
): LineMatch {
  const { acceptProbability: accept, reviewProbability: review } = ports.matching;
  const factsOf = (productId: string) => candidateFacts(products.get(productId), line.quantity);
  const decision = matchLine(ranked, { thresholds: { accept, review }, factsOf });
  const candidates = decision.candidates.flatMap((candidate) => {
    const product = products.get(candidate.productId);
    return product ? [{ ...candidate, product }] : [];
  });
  return { lineId: line.lineId, ...decision, candidates };
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
