import { type Agent, openAgent } from './agent.ts';
import type { CostModel } from './cost-of-ownership.ts';
import { compareDecimals, formatDecimal, multiplyDecimals, parseDecimal, roundDecimal } from './decimal.ts';
import type { Issue } from './issue.ts';
import type { Mandate } from './mandate.ts';
import type { OpponentPrior } from './opponent/opponent-prior.ts';
import type { Outcome } from './outcome-space.ts';
import { ScenarioError } from './scenario-error.ts';
import type { StrategyChoice } from './strategies/strategy-by-name.ts';
import { profileFromWorth, type Worth } from './worth-profile.ts';

/** What the buyer's agent is told. Private to the buyer's side. */
export type BuyerSetup = {
  readonly issues: readonly Issue[];
  /** Highest unit price with the normal terms, as a decimal string. */
  readonly walkAwayPrice: string;
  /** Terms the buyer expects: what the walk-away price includes. */
  readonly normalTerms: Outcome;
  /** What other terms are worth to the buyer, in money per unit; price itself counts −1. */
  readonly worth: Readonly<Record<string, Worth>>;
  readonly mandate: Mandate;
  readonly cost?: CostModel;
  /** Utility of the best alternative (another vendor's standing offer); raises the reservation, never lowers it. */
  readonly alternative?: number;
  readonly strategy?: StrategyChoice;
  /** Lowest price worth asking for; below it an offer is not taken seriously. Default 85 % of the highest price. */
  readonly openingPrice?: string;
  /** What is remembered of this vendor and its like. */
  readonly prior?: OpponentPrior;
  readonly seed: number;
};

// Software and hardware lists are rarely undercut by more than 15 %; an anchor below that only costs rounds.
const openingShareOfList = { units: 85n, scale: 2 };

/** The buyer's agent: never offers or accepts above the walk-away price or outside the mandate. */
export function openBuyer(setup: BuyerSetup): Agent {
  const { issues, seed, cost, prior } = setup;
  const mandate = withWalkAwayPrice(setup);
  const opening = setup.openingPrice ?? defaultOpening(issues);
  const profile = profileFromWorth({
    issues,
    worth: { unit_price: { perUnit: -1 }, ...setup.worth },
    limit: { ...setup.normalTerms, unit_price: setup.walkAwayPrice },
    allowed: { ...mandate.allowed, unit_price: { ...mandate.allowed.unit_price, min: opening } },
  });
  const reservation = Math.max(profile.reservation, setup.alternative ?? Number.NEGATIVE_INFINITY);
  return openAgent({
    issues,
    seed,
    mandate,
    hasClosingWord: true,
    asking: { unit_price: { min: opening } },
    rounds: mandate.maxRounds,
    strategy: setup.strategy ?? 'steadfast',
    profile: { ...profile, reservation },
    ...(cost ? { cost } : {}),
    ...(prior ? { prior } : {}),
  });
}

function withWalkAwayPrice({ mandate, walkAwayPrice }: BuyerSetup): Mandate {
  const price = mandate.allowed.unit_price ?? {};
  const max = price.max === undefined ? walkAwayPrice : lowerOf(String(price.max), walkAwayPrice);
  return { ...mandate, allowed: { ...mandate.allowed, unit_price: { ...price, max } } };
}

function lowerOf(a: string, b: string): string {
  return compareDecimals(parseDecimal(a, 'unit_price'), parseDecimal(b, 'walkAwayPrice')) <= 0 ? a : b;
}

function defaultOpening(issues: readonly Issue[]): string {
  const price = issues.find((issue) => issue.name === 'unit_price');
  if (price?.type !== 'money')
    throw new ScenarioError({ field: 'issues', given: 'no unit_price', allowed: 'a money issue unit_price' });
  const list = parseDecimal(price.max, 'unit_price');
  return formatDecimal(roundDecimal(multiplyDecimals(list, openingShareOfList), list.scale));
}
