import { Decimal } from 'decimal.js';
import { unitPriceWithin } from './costs.ts';
import type { Purchase } from './deal-money.ts';
import type { Mandate } from './mandate.ts';

/**
 * The mandate as the agent of one thread has to read it: the walk-away price also keeps what may be spent all-in. After a
 * person has refused a move above the authority limit, that limit is as hard as the others for this thread.
 */
export function effectiveMandate(
  mandate: Mandate,
  purchase: Purchase,
  { withinAuthority }: { readonly withinAuthority: boolean },
): Mandate {
  const { authorityLimit, ...others } = mandate;
  const hardened = withinAuthority && authorityLimit !== undefined;
  const bounded = hardened ? { ...others, maximumTotal: lower(others.maximumTotal, authorityLimit) } : mandate;
  if (bounded.maximumTotal === undefined) return bounded;
  const termMonths = Math.max(...bounded.allowedTermMonths, purchase.defaultTermMonths);
  const price = unitPriceWithin(bounded.maximumTotal, purchase, { costs: bounded.costs, termMonths });
  return { ...bounded, walkAwayUnitPrice: lower(price, bounded.walkAwayUnitPrice) };
}

function lower(one: string | undefined, other: string): string {
  return one === undefined ? other : Decimal.min(one, other).toFixed();
}
