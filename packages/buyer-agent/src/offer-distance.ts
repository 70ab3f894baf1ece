import { Decimal } from 'decimal.js';
import { allInTotal } from './costs.ts';
import type { Mandate } from './mandate.ts';
import { type CheckedMove, checkMove, type MandateRule } from './mandate-check.ts';
import { unitPriceOf } from './terms.ts';

/** How far an offer is from what the mandate allows. Private, like the mandate. */
export type OfferDistance = {
  /** Walk-away less unit price, as decimal text; negative when the price is above it. */
  readonly belowWalkAway: string;
  /** The same as a share of the walk-away, with four decimals. */
  readonly share: string;
  /** All-in over the term. */
  readonly total: string;
  /** What an agreement on it would break, the authority included. */
  readonly broken: readonly MandateRule[];
};

/** Measures an offer of either side against the mandate. */
export function offerDistance(mandate: Mandate, move: CheckedMove): OfferDistance {
  const walkAway = new Decimal(mandate.walkAwayUnitPrice);
  const below = walkAway.minus(unitPriceOf(move.terms).amount);
  return {
    belowWalkAway: below.toFixed(),
    share: below.dividedBy(walkAway).toDecimalPlaces(4, Decimal.ROUND_DOWN).toFixed(4),
    total: allInTotal(move.terms, move.purchase, mandate.costs).toFixed(),
    broken: checkMove(mandate, move).broken,
  };
}
