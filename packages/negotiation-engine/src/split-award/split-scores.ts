import { ensure } from '../scenario-error.ts';
import type { LotOffer, SplitCase, SplitVendor } from './split-case.ts';

/**
 * One number per award, so that the largest sum is the best split: first lots covered (when the goal says so), then value,
 * then fewer vendors. Whole numbers all through, so that no cent is lost and equal splits are equal.
 */
export type SplitScores = {
  readonly lots: number;
  readonly vendors: readonly SplitVendor[];
  readonly mostVendors: number;
  /** By vendor and lot; `undefined` where nothing is offered. */
  readonly offers: readonly (readonly (LotOffer | undefined)[])[];
  readonly scoreOf: (offer: LotOffer) => number;
  /** What it scores to deal with this vendor at all; negative. */
  readonly openingOf: (vendor: SplitVendor) => number;
  /** What a package scores once complete. */
  readonly packageOf: (value: number) => number;
};

/** Throws `ScenarioError` when the sums could leave the range of exact whole numbers. */
export function scoreSplit(split: SplitCase): SplitScores {
  const { lotIds, vendors, offers, goal } = split;
  // One more than the most vendors that can ever be in a split: a vendor less never outweighs a cent.
  const unit = Math.min(lotIds.length, vendors.length) + 1;
  const lotBonus = goal === 'most-lots' ? unit * (2 * spanOf(split) + 1) : 0;
  const largest = (lotBonus + unit * spanOf(split)) * (lotIds.length + 1);
  ensure(Number.isSafeInteger(largest), () => ({
    field: 'offers',
    given: `amounts of ${spanOf(split)} together`,
    allowed: 'amounts that can be added up exactly; count in a larger unit',
  }));
  return {
    lots: lotIds.length,
    vendors,
    mostVendors: Math.min(split.mostVendors ?? vendors.length, vendors.length),
    offers: vendors.map(({ vendorId }) =>
      lotIds.map((lotId) => offers.find((offer) => offer.vendorId === vendorId && offer.lotId === lotId)),
    ),
    scoreOf: ({ value }) => lotBonus + unit * value,
    openingOf: ({ onboardingCost = 0 }) => -unit * onboardingCost - 1,
    packageOf: (value) => unit * value,
  };
}

// More than any two splits can differ by.
function spanOf({ offers, vendors }: SplitCase): number {
  const values = offers.map(({ value }) => Math.abs(value));
  const bonuses = vendors.flatMap(({ packages = [] }) => packages.map(({ value }) => value));
  const costs = vendors.map(({ onboardingCost = 0 }) => onboardingCost);
  return [...values, ...bonuses, ...costs].reduce((sum, amount) => sum + amount, 0);
}
