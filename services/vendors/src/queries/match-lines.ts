import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { scoreCandidate } from '../domain/matching/candidate-score.ts';
import { type LineProfile, lineProfileOf, type RequirementLine } from '../domain/matching/line-profile.ts';
import {
  type CandidateFacts,
  type MatchCandidate,
  type MatchOutcome,
  matchLine,
} from '../domain/matching/match-line.ts';
import { tierFor } from '../domain/pricing/price-tier.ts';
import type { Ports } from '../ports.ts';
import { corrected } from './corrected-line.ts';
import { findCandidates } from './find-candidates.ts';
import { findProducts, type SoldProduct } from './get-product.ts';
import type { ProductProfiles } from './product-profiles.ts';
import { readVocabulary, type Vocabulary } from './read-vocabulary.ts';

export type LineToMatch = RequirementLine & { readonly lineId: string; readonly quantity: Decimal };
export type LineMatch = {
  readonly lineId: string;
  readonly outcome: MatchOutcome;
  readonly explanation: string;
  readonly candidates: readonly (MatchCandidate & { readonly product: SoldProduct })[];
};

// Compared one by one; in the catalogues measured the right product was always among the first thirty.
const comparedCandidates = 60;
const limits = { lines: 500, candidates: 20, defaultCandidates: 5 };

type MatchPorts = Pick<Ports, 'database' | 'matching'>;

/** Candidates for each line, in the order asked. @throws DomainError invalid when there are too many lines or candidates. */
export function matchLines(ports: MatchPorts, profiles: ProductProfiles) {
  return async (
    organisationId: string,
    lines: readonly LineToMatch[],
    maximumCandidates: number,
  ): Promise<readonly LineMatch[]> => {
    checkRange('lines', lines.length, 1, limits.lines);
    checkRange('maximum_candidates', maximumCandidates, 0, limits.candidates);
    const asked = lines.map(lineProfileOf);
    const vocabulary = await readVocabulary(
      ports,
      organisationId,
      asked.flatMap(({ terms }) => [...terms]),
    );
    const matches: LineMatch[] = [];
    for (const [index, line] of lines.entries()) {
      const profile = corrected(asked[index] ?? lineProfileOf(line), vocabulary);
      const work = {
        organisationId,
        line,
        profile,
        vocabulary,
        maximumCandidates: maximumCandidates || limits.defaultCandidates,
      };
      matches.push(await matchOne(ports, profiles, work));
    }
    return matches;
  };
}

type LineWork = {
  readonly organisationId: string;
  readonly line: LineToMatch;
  readonly profile: LineProfile;
  readonly vocabulary: Vocabulary;
  readonly maximumCandidates: number;
};

async function matchOne(ports: MatchPorts, profiles: ProductProfiles, work: LineWork): Promise<LineMatch> {
  const { organisationId, line, profile, vocabulary, maximumCandidates } = work;
  const ids = await findCandidates(ports, { organisationId, line: profile, ...vocabulary, limit: comparedCandidates });
  const products = new Map((await findProducts(ports, organisationId, ids)).map((product) => [product.id, product]));
  const scored = [...products.values()].map((product) =>
    scoreCandidate(profile, profiles.of(product), vocabulary.statistics),
  );
  const { acceptProbability: accept, reviewProbability: review } = ports.matching;
  const factsOf = (productId: string) => candidateFacts(products.get(productId), line.quantity);
  const decision = matchLine(scored, { thresholds: { accept, review }, maximumCandidates, factsOf });
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
