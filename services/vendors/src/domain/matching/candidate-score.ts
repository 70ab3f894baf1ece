import type { FeatureKnowledge } from './candidate-features.ts';
import { type ConstraintFinding, checkConstraint } from './constraint.ts';
import { bearsAll } from './kind-fit.ts';
import type { LineProfile } from './line-profile.ts';
import type { ProductProfile } from './product-profile.ts';
import { informationOf, type TermStatistics } from './term-statistics.ts';

/** Why a candidate stands where it stands; each between -1 and 1. */
export type CandidateSignals = {
  /** Share of the line's information that the product's texts contain. */
  readonly coverage: number;
  /** Likeness of the line and the product's name as a whole, so that extra words in the name cost. */
  readonly likeness: number;
  /** 1 same part number or GTIN, 0.5 one begins with the other, -1 (-0.5 in prose) the line names one and the product another. */
  readonly identifier: number;
  readonly brand: number;
  /** 1 the same kind of thing, -1 an accessory of it or the other way round. */
  readonly kind: number;
  /** Share of the hard demands that are proven; a violated one counts against it. */
  readonly demands: number;
};

/** One reason for a score: its share of the log odds. */
export type MatchFactor = { readonly name: string; readonly value: number; readonly contribution: number };

export type ScoredCandidate = {
  readonly productId: string;
  readonly score: number;
  /** That this product is what the line asks for. */
  readonly probability: number;
  /** What the score is made of, what weighs most first. */
  readonly factors: readonly MatchFactor[];
  readonly findings: readonly ConstraintFinding[];
  /** Whether the line names this one product; otherwise any of the kind with the facts will do. */
  readonly isNamed: boolean;
  /** Where it names none: whether the product is of the kind and bears everything the line says. */
  readonly bearsAll?: boolean;
  /** That one of the first five is what is asked for, where a line fits several alike: "Torvane drill" names no single one. */
  readonly anyProbability?: number;
};

/** Weights of a logistic model, set by hand; bench/quality-matching.ts shows how well they rank and are calibrated. */
const weights: CandidateSignals = { coverage: 6, likeness: 3, identifier: 5, brand: 1, kind: 2.5, demands: 2 };
const bias = -6.5;

export function scoreCandidate(
  line: LineProfile,
  product: ProductProfile,
  statistics: FeatureKnowledge,
): ScoredCandidate {
  const findings = line.constraints.map((constraint) => checkConstraint(constraint, product.attributes));
  const isBorneOut = bearsAll(line, product, statistics);
  const signals: CandidateSignals = {
    coverage: coverageOf(line, product, statistics),
    likeness: likenessOf(line, product, statistics),
    identifier: identifierSignal(line, product),
    brand: brandSignal(line, product),
    kind: isBorneOut ? 1 : kindSignal(line, product),
    demands: demandSignal(findings),
  };
  const factors = factorsOf(signals);
  const score = factors.reduce((sum, { contribution }) => sum + contribution, bias);
  const probability = 1 / (1 + Math.exp(-score));
  return { productId: product.id, score, probability, factors, findings, isNamed: false, bearsAll: isBorneOut };
}

function factorsOf(signals: CandidateSignals): MatchFactor[] {
  return (Object.keys(weights) as (keyof CandidateSignals)[])
    .map((name) => ({ name, value: signals[name], contribution: weights[name] * signals[name] }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

function coverageOf(line: LineProfile, product: ProductProfile, statistics: TermStatistics): number {
  let [all, found] = [0, 0];
  for (const term of line.terms) {
    const information = informationOf(term, statistics);
    all += information;
    found += information * (product.weightByTerm.get(term) ?? 0);
  }
  return all === 0 ? 0 : found / all;
}

/** Cosine of the two term sets with squared information as weight. */
function likenessOf(line: LineProfile, product: ProductProfile, statistics: TermStatistics): number {
  const squared = (terms: Iterable<string>) => {
    let sum = 0;
    for (const term of terms) sum += informationOf(term, statistics) ** 2;
    return sum;
  };
  const shared = squared(line.terms.intersection(product.nameTerms));
  const size = Math.sqrt(squared(line.terms) * squared(product.nameTerms));
  return size === 0 ? 0 : shared / size;
}

function identifierSignal(line: LineProfile, product: ProductProfile): number {
  if (product.gtin !== undefined && line.gtins.has(product.gtin)) return 1;
  const asked = line.statedKeys.union(line.mentionedKeys);
  if (!asked.isDisjointFrom(product.ownKeys)) return 1;
  if (!asked.isDisjointFrom(product.mentionedKeys)) return 0.9;
  const carried = product.ownKeys.union(product.mentionedKeys);
  if (oneContainsAnother(asked, carried)) return 0.5;
  if (line.statedKeys.size > 0 && product.ownKeys.size > 0) return -1;
  // Codes in a description may be anything, so another code speaks against the product, but less.
  return asked.size > 0 && carried.size > 0 ? -0.5 : 0;
}

// Variants carry a suffix for colour or country ("KX-TS108W" and "KXTS108"); five characters keep chance hits out.
function oneContainsAnother(asked: ReadonlySet<string>, carried: ReadonlySet<string>): boolean {
  return [...asked].some((left) =>
    [...carried].some(
      (right) => Math.min(left.length, right.length) >= 5 && (left.startsWith(right) || right.startsWith(left)),
    ),
  );
}

function brandSignal(line: LineProfile, product: ProductProfile): number {
  if (product.brandTerms.size === 0) return 0;
  if (line.brandTerms.size > 0) return product.brandTerms.isDisjointFrom(line.brandTerms) ? -1 : 1;
  return product.brandTerms.isSubsetOf(line.terms) ? 1 : 0;
}

function kindSignal(line: LineProfile, product: ProductProfile): number {
  // "iPhone XR" names no known kind; an accessory is only asked for by its own name.
  if (line.head === undefined) return product.head?.isAccessory && !line.terms.has(product.head.noun) ? -1 : 0;
  if (product.head === undefined) return product.nouns.has(line.head.noun) ? 0.5 : 0;
  if (product.head.noun === line.head.noun) return 1;
  if (product.head.isAccessory !== line.head.isAccessory) return -1;
  return product.nouns.has(line.head.noun) || line.nouns.has(product.head.noun) ? 0.3 : -0.5;
}

function demandSignal(findings: readonly ConstraintFinding[]): number {
  if (findings.length === 0) return 0;
  const points = { satisfied: 1, unproven: 0, violated: -1 } as const;
  return findings.reduce((sum, { status }) => sum + points[status], 0) / findings.length;
}
