import type { Parts } from '../profile.ts';

/** What one side infers about the other from the other's own offers, and from nothing else. */
export type OpponentModel = {
  /** Takes in one more offer of theirs; `t` is the share of the session gone by. */
  observe(bid: ArrayLike<number>, t: number): void;
  /** Estimated preferences, summing to at most 1. The same object until something new was observed. */
  parts(): Parts;
  /**
   * The estimate a strategy works with: the same as `parts` for the first offers, later renewed with each twelfth more
   * evidence only. Which offers it rests on follows from the offers alone, so a resumed session sees the same.
   */
  steadyParts(): Parts;
  /** Distinct offers seen: what the estimate rests on. */
  readonly evidence: number;
  /** How many offers count before the first: what is remembered of other sessions; 0 when nothing is. */
  readonly remembered?: number;
};

/**
 * Half-width of the interval in which the estimate of one outcome's value probably lies. Measured on traces of the
 * gym's opponents the error falls about with the root of the number of distinct offers.
 */
export function uncertaintyOf(model: OpponentModel): number {
  return 0.35 / Math.sqrt(1 + (model.evidence + (model.remembered ?? 0)) / 3);
}
