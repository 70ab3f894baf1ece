import { lowerBound, smallestProof, upperBound } from './binomial-bounds.ts';

/** Decisions of reviewers about best candidates whose probability lay from this threshold up to the next higher one. */
export type DecisionTally = { readonly threshold: number; readonly decisions: number; readonly wrong: number };

export type AcceptThreshold = {
  /** Probability from which a match is taken without a person; 1 takes none. */
  readonly accept: number;
  /** "fitted" with the model, or "learned" from an organisation's reviewers. */
  readonly source: 'fitted' | 'learned';
};

export type RiskLimit = {
  /** Largest share of wrong among what is accepted. */
  readonly risk: number;
  /** How sure it has to be, e.g. 0.95. */
  readonly confidence: number;
};

/** Where thresholds may lie; fixed beforehand, because the proof below must not choose its hypotheses by the answers. */
export const thresholdGrid = [
  0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995,
] as const;

/**
 * The lowest threshold at which the organisation's own decisions prove the limit ("learn then test", in fixed sequence from the
 * highest threshold down, each step by an exact binomial bound): with the given confidence at most the given share of later
 * matches above it is wrong, as long as later lines are like those reviewed. Too few decisions prove nothing: the fitted
 * threshold stays, unless they show that it is too low; then the lowest one stands that they do not speak against.
 */
export function learnThreshold(
  tallies: readonly DecisionTally[],
  fitted: number,
  { risk, confidence }: RiskLimit,
): AcceptThreshold {
  const steps = cumulated(tallies);
  const testable = steps.filter(({ decisions }) => decisions >= smallestProof(risk, confidence));
  const failed = testable.findIndex(({ decisions, wrong }) => upperBound(wrong, decisions, confidence) > risk);
  const proven = failed < 0 ? testable.at(-1) : testable[failed - 1];
  if (proven) return { accept: proven.threshold, source: 'learned' };
  const isRefuted = ({ decisions, wrong }: DecisionTally) => lowerBound(wrong, decisions, confidence) > risk;
  if (!steps.some((step) => step.threshold >= fitted && isRefuted(step))) return { accept: fitted, source: 'fitted' };
  const standing = steps.slice(0, Math.max(0, steps.findIndex(isRefuted))).at(-1);
  return { accept: standing?.threshold ?? 1, source: 'learned' };
}

/** From the highest threshold down: all decisions at or above each. Where nothing was decided, nothing is proven. */
function cumulated(tallies: readonly DecisionTally[]): DecisionTally[] {
  let [decisions, wrong] = [0, 0];
  return thresholdGrid.toReversed().flatMap((threshold) => {
    const own = tallies.filter((one) => one.threshold === threshold && one.decisions > 0);
    for (const tally of own) {
      decisions += tally.decisions;
      wrong += tally.wrong;
    }
    return own.length === 0 ? [] : [{ threshold, decisions, wrong }];
  });
}
