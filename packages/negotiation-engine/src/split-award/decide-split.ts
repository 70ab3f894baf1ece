import { ensure } from '../scenario-error.ts';
import { type Assignment, searchLotSets } from './lot-set-search.ts';
import { checkSplitCase, type SplitCase } from './split-case.ts';
import { scoreSplit } from './split-scores.ts';
import { searchVendorSets } from './vendor-set-search.ts';

/**
 * Up to where a split is decided exactly: so many lots with every side condition and any number of vendors, or any number
 * of lots with so many vendors and no side conditions. Above both a split is refused, never guessed.
 */
export const splitLimits = { lots: 12, vendors: 12 } as const;

export type LotAward = { readonly lotId: string; readonly vendorId: string };

/** Which vendor gets which lot. A lot is in `awards` or in `openLotIds`, once. */
export type Split = {
  readonly awards: readonly LotAward[];
  readonly openLotIds: readonly string[];
  /** Of the awards and packages, less the costs of onboarding, in the unit of the case. */
  readonly value: number;
};

/**
 * The split that is worth most, exact; of equal ones one with the fewest vendors, and always the same for the same case.
 * Throws `ScenarioError` on a case that makes no sense or is above `splitLimits`.
 */
export function decideSplit(split: SplitCase): Split {
  checkSplitCase(split);
  const scores = scoreSplit(split);
  const isSmall = split.lotIds.length <= splitLimits.lots;
  ensure(isSmall || (split.vendors.length <= splitLimits.vendors && !hasSideConditions(split)), () => ({
    field: 'lotIds',
    given: `${split.lotIds.length} lots and ${split.vendors.length} vendors`,
    allowed: `${splitLimits.lots} lots, or ${splitLimits.vendors} vendors without minimum orders, capacities and packages`,
  }));
  return toSplit(split, isSmall ? searchLotSets(scores) : searchVendorSets(scores));
}

function hasSideConditions({ vendors }: SplitCase): boolean {
  return vendors.some(
    ({ minimumOrder, capacity, packages = [] }) =>
      minimumOrder !== undefined || capacity !== undefined || packages.length > 0,
  );
}

function toSplit(split: SplitCase, assignment: Assignment): Split {
  const awards = split.lotIds.flatMap((lotId, lot) => {
    const vendor = split.vendors[assignment[lot] ?? -1];
    return vendor ? [{ lotId, vendorId: vendor.vendorId }] : [];
  });
  const openLotIds = split.lotIds.filter((_, lot) => assignment[lot] === -1);
  return { awards, openLotIds, value: worthOf(split, awards) };
}

function worthOf({ vendors, offers }: SplitCase, awards: readonly LotAward[]): number {
  const worth = awards.map(
    (award) => offers.find(({ lotId, vendorId }) => lotId === award.lotId && vendorId === award.vendorId)?.value ?? 0,
  );
  const dealings = vendors.map(({ vendorId, onboardingCost = 0, packages = [] }) => {
    const own = awards.filter((award) => award.vendorId === vendorId).map(({ lotId }) => lotId);
    const won = packages.filter(({ lotIds }) => lotIds.every((lotId) => own.includes(lotId)));
    return own.length === 0 ? 0 : won.reduce((sum, { value }) => sum + value, 0) - onboardingCost;
  });
  return [...worth, ...dealings].reduce((sum, value) => sum + value, 0);
}
