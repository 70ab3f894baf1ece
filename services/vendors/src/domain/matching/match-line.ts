import type { Decimal } from 'decimal.js';
import type { ScoredCandidate } from './candidate-score.ts';
import { type ConstraintFinding, describeConstraint } from './constraint.ts';

export const matchOutcomes = ['accepted', 'needs-review', 'no-match'] as const;
export type MatchOutcome = (typeof matchOutcomes)[number];

/** Probabilities at which a match is taken without a person, and below which it is not offered as one. */
export type MatchThresholds = { readonly accept: number; readonly review: number };

/** Ranks what may be compared beside the score when alternatives are named. */
export type CandidateFacts = {
  readonly brand: string;
  readonly leadTimeDays: number;
  readonly packSize: number;
  /** Undefined when it has no price. */
  readonly unitPrice: { readonly currencyCode: string; readonly amount: Decimal } | undefined;
};

export type MatchCandidate = ScoredCandidate & {
  readonly isDeviation: boolean;
  readonly reasons: readonly string[];
};

export type LineDecision = {
  readonly outcome: MatchOutcome;
  readonly candidates: readonly MatchCandidate[];
  readonly explanation: string;
};

export type MatchOptions = {
  readonly thresholds: MatchThresholds;
  readonly factsOf: (productId: string) => CandidateFacts;
};

/** The candidates that are offered for a line, what fits best first; of two that fit the same, the one given first. */
export function rankCandidates(
  scored: readonly ScoredCandidate[],
  maximumCandidates: number,
): readonly ScoredCandidate[] {
  return scored.toSorted(byFitness).slice(0, maximumCandidates);
}

/** Decides one line from its ranked candidates: whether the best may be taken without a person, and what else could be bought and why. */
export function matchLine(ranked: readonly ScoredCandidate[], { thresholds, factsOf }: MatchOptions): LineDecision {
  const candidates = ranked.map((candidate) => ({
    ...candidate,
    isDeviation: isDeviation(candidate),
    reasons: ranked[0] === undefined ? [] : reasonsOf(candidate, ranked[0], factsOf),
  }));
  return { ...judge(candidates[0], thresholds), candidates };
}

/** A product that violates a hard demand stands behind every one that may be what was asked for. */
function byFitness(a: ScoredCandidate, b: ScoredCandidate): number {
  return rankScore(b) - rankScore(a);
}

function rankScore(candidate: ScoredCandidate): number {
  // Six in log odds: a deviation has to be four hundred times likelier to stand before a product without one.
  return isDeviation(candidate) ? candidate.score - 6 : candidate.score;
}

function isDeviation(candidate: ScoredCandidate): boolean {
  return candidate.findings.some((finding) => finding.status === 'violated');
}

function judge(best: MatchCandidate | undefined, thresholds: MatchThresholds): Omit<LineDecision, 'candidates'> {
  if (best === undefined)
    return { outcome: 'no-match', explanation: 'Nothing in the catalogue shares a word with the line.' };
  // Downwards: 94.6 % written as "95 %" would seem to have reached a threshold of 95 %.
  const percent = `${Math.floor(best.probability * 100)} %`;
  if (best.probability < thresholds.review) {
    return {
      outcome: 'no-match',
      explanation: `The closest product is what is asked for with a probability of only ${percent}.`,
    };
  }
  const open = best.findings.filter((finding) => finding.status !== 'satisfied');
  if (best.isDeviation) return { outcome: 'needs-review', explanation: `Deviates: ${describeOpen(open, 'violated')}.` };
  if (open.length > 0)
    return { outcome: 'needs-review', explanation: `Not proven by the catalogue: ${describeOpen(open, 'unproven')}.` };
  if (best.probability < thresholds.accept) {
    return { outcome: 'needs-review', explanation: `Probability ${percent} is below ${thresholds.accept * 100} %.` };
  }
  return { outcome: 'accepted', explanation: `Probability ${percent}; every demand is proven by the catalogue.` };
}

function describeOpen(findings: readonly ConstraintFinding[], status: ConstraintFinding['status']): string {
  return findings
    .filter((finding) => finding.status === status)
    .map(({ constraint, fact }) => describeConstraint(constraint) + (fact ? ` (is ${fact.written})` : ''))
    .join('; ');
}

function reasonsOf(candidate: ScoredCandidate, best: ScoredCandidate, factsOf: MatchOptions['factsOf']): string[] {
  if (candidate === best) return ['best'];
  const [own, other] = [factsOf(candidate.productId), factsOf(best.productId)];
  return [
    ...(isCheaper(own, other) ? ['cheaper'] : []),
    ...(own.leadTimeDays < other.leadTimeDays ? ['faster'] : []),
    ...(own.brand !== other.brand ? ['other brand'] : []),
    ...(own.packSize > other.packSize ? ['larger pack'] : []),
  ];
}

/** Prices in two currencies are not compared: a rate of today would decide over a reason. */
function isCheaper({ unitPrice: own }: CandidateFacts, { unitPrice: other }: CandidateFacts): boolean {
  return own !== undefined && own.currencyCode === other?.currencyCode && own.amount.lt(other.amount);
}
