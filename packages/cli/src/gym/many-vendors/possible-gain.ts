import { valueCount } from '@procur/negotiation-engine/issue';
import { toOutcome } from '@procur/negotiation-engine/outcome-space';
import { utilityOf } from '@procur/negotiation-engine/profile';
import { issues, noDeal, purchase, worthToBuyer } from './purchase-table.ts';
import type { SparringVendor } from './sparring-vendor.ts';

/** The best that could be had from a vendor by somebody who knew its limits: the buyer's utility at the vendor's floor. */
export function bestPossible({ side, floor }: SparringVendor): number {
  const known = bestByFloor.get(floor);
  if (known !== undefined) return known;
  const best = allBids().reduce((most, { bid, price }) => {
    const isPossible = price >= floor && utilityOf(side.preferences, bid) >= side.preferences.reservation - 1e-9;
    return isPossible ? Math.max(most, worthToBuyer(bid)) : most;
  }, noDeal);
  bestByFloor.set(floor, best);
  return best;
}

const bestByFloor = new Map<number, number>();

type PricedBid = { readonly bid: readonly number[]; readonly price: number };
let bids: readonly PricedBid[] | undefined;

/** All outcomes within the buyer's own limits. */
function allBids(): readonly PricedBid[] {
  bids ??= combine(issues.map(valueCount))
    .map((bid) => ({ bid, price: Number(toOutcome(issues, bid).unit_price) }))
    .filter(({ price }) => price >= purchase.openingPrice && price <= purchase.walkAwayPrice);
  return bids;
}

function combine(counts: readonly number[]): readonly (readonly number[])[] {
  const [first, ...rest] = counts;
  if (first === undefined) return [[]];
  const tails = combine(rest);
  return Array.from({ length: first }, (_, value) => tails.map((tail) => [value, ...tail])).flat();
}
