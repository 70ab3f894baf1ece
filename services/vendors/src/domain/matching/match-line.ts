import type { Decimal } from 'decimal.js';
import type { ScoredCandidate } from './candidate-score.ts';
import { type ConstraintFinding, describeConstraint } from './constraint.ts';
import type { RememberedChoice } from './remembered-choice.ts';

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
  /** What a reviewer of the organisation decided about the same line. */
  readonly remembered?: RememberedChoice | undefined;
};

/**
 * The candidates that are offered for a line, what fits best first; of two that fit the same, the one given first. What a
 * reviewer took for the same line stands first, what was turned down stands last.
 */
export function rankCandidates(
  scored: readonly ScoredCandidate[],
  maximumCandidates: number,
  remembered?: RememberedChoice,
): readonly ScoredCandidate[] {
  const order = ({ productId }: ScoredCandidate) => {
    if (remembered === undefined) return 0;
    if (productId === remembered.chosenProductId) return 1;
    return productId === remembered.proposedProductId ? -1 : 0;
  };
  return scored.toSorted((a, b) => order(b) - order(a) || byFitness(a, b)).slice(0, maximumCandidates);
}

/** Decides one line from its ranked candidates: whether the best may be taken without a person, and what else could be bought and why. */
export function matchLine(ranked: readonly ScoredCandidate[], options: MatchOptions): LineDecision {
  const { thresholds, factsOf, remembered } = options;
  const candidates = ranked.map((candidate) => ({
    ...candidate,
    isDeviation: isDeviation(candidate),
    reasons: [
      ...(ranked[0] === undefined ? [] : reasonsOf(candidate, ranked[0], factsOf)),
      ...rememberedReasons(candidate, remembered),
    ],
  }));
  const [best] = candidates;
  const decided = judge(best, thresholds);
  return { ...(remembered ? recall(best, decided, remembered) : decided), candidates };
}

function rememberedReasons({ productId }: ScoredCandidate, remembered?: RememberedChoice): string[] {
  if (productId === remembered?.chosenProductId) return ['chosen before'];
  return productId === remembered?.proposedProductId ? ['turned down before'] : [];
}

type Judgement = Omit<LineDecision, 'candidates'>;

/**
 * What a person has decided about the same words counts more than a probability, but not more than a demand: a product that
 * violates one or is not proven to meet it is looked at again. Where nothing fitted, nothing is taken without a person.
 */
function recall(best: MatchCandidate | undefined, decided: Judgement, remembered: RememberedChoice): Judgement {
  const { chosenProductId, decidedOn } = remembered;
  if (best !== undefined && best.productId === chosenProductId) {
    if (openDemands(best).length > 0)
      return decided.outcome === 'no-match' ? { ...decided, outcome: 'needs-review' } : decided;
    return { outcome: 'accepted', explanation: `A reviewer took this product for the same line on ${decidedOn}.` };
  }
  if (chosenProductId !== undefined || decided.outcome === 'no-match') return decided;
  const isTurnedDown = best?.productId === remembered.proposedProductId;
  return {
    outcome: isTurnedDown ? 'no-match' : 'needs-review',
    explanation: `A reviewer found on ${decidedOn} that nothing fits the same line.`,
  };
}

/** A product that violates a hard demand stands behind every one that may be what was asked for. */
function byFitness(a: ScoredCandidate, b: ScoredCandidate): number {
  return rankScore(b) - rankScore(a);
}

function rankScore(candidate: ScoredCandidate): number {
  // Six in log odds: a deviation has to be four hundred times likelier to stand before a product without one.
  return violatesDemand(candidate) ? candidate.score - 6 : candidate.score;
}

/** Of a product that is named itself, a fact the words only imply is weighed in its score already. */
function violatesDemand({ findings, isNamed }: ScoredCandidate): boolean {
  return findings.some(
    ({ status, constraint }) => status === 'violated' && !(isNamed && constraint.isImplied === true),
  );
}

function isDeviation(candidate: ScoredCandidate): boolean {
  return candidate.findings.some((finding) => finding.status === 'violated');
}

function judge(best: MatchCandidate | undefined, thresholds: MatchThresholds): Judgement {
  if (best === undefined)
    return { outcome: 'no-match', explanation: 'Nothing in the catalogue shares a word with the line.' };
  // Downwards: 94.6 % written as "95 %" would seem to have reached a threshold of 95 %.
  const percent = `${Math.floor(best.probability * 100)} %`;
  if (best.probability < thresholds.review && (best.anyProbability ?? 0) >= thresholds.review)
    return { outcome: 'needs-review', explanation: `Several products fit alike; the first with ${percent}.` };
  if (best.probability < thresholds.review)
    return {
      outcome: 'no-match',
      explanation: `The closest product is what is asked for with a probability of only ${percent}${against(best)}.`,
    };
  const violated = best.findings.filter(({ status }) => status === 'violated');
  if (violated.length > 0) return { outcome: 'needs-review', explanation: `Deviates: ${describe(violated)}.` };
  const open = openDemands(best);
  if (open.length > 0)
    return { outcome: 'needs-review', explanation: `Not proven by the catalogue: ${describe(open)}.` };
  if (!best.isNamed && best.bearsAll !== true && !provesStatedDemand(best))
    return {
      outcome: 'needs-review',
      explanation: 'Names a kind, and the catalogue does not bear out all that is said of it.',
    };
  if (best.probability < thresholds.accept) {
    const limit = Number((thresholds.accept * 100).toFixed(1));
    return { outcome: 'needs-review', explanation: `Probability ${percent} is below ${limit} %${against(best)}.` };
  }
  const proof = best.findings.some(({ status }) => status === 'satisfied')
    ? '; every demand is proven by the catalogue'
    : '';
  return { outcome: 'accepted', explanation: `Probability ${percent}${proof}.` };
}

/** Demands that are violated or unproven. What the words only imply need not be proven of a product that is named itself. */
function openDemands({ findings, isNamed }: ScoredCandidate): readonly ConstraintFinding[] {
  return findings.filter(
    ({ status, constraint }) =>
      status === 'violated' || (status === 'unproven' && !(isNamed && constraint.isImplied === true)),
  );
}

/** What a person has demanded, not what the words only imply, is what makes any product of a kind the right one. */
function provesStatedDemand({ findings }: ScoredCandidate): boolean {
  return findings.some(({ status, constraint }) => status === 'satisfied' && constraint.isImplied !== true);
}

/** What speaks most against the product, where it says so much that a person will want to know. */
function against({ factors }: ScoredCandidate): string {
  const worst = factors.filter(({ contribution }) => contribution <= -0.5).slice(0, 2);
  return worst.length === 0 ? '' : ` (${worst.map(({ name }) => name).join(', ')})`;
}

function describe(findings: readonly ConstraintFinding[]): string {
  return findings
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
