import { Decimal } from 'decimal.js';
import { noCosts, unitPriceWithin } from './costs.ts';
import type { Purchase } from './deal-money.ts';
import type { Mandate } from './mandate.ts';
import { costsWith } from './stated-charges.ts';
import type { Terms } from './terms.ts';

/** What persons have said about moves of this thread above the authority limit. */
export type PersonsSaid = {
  /** True once one of them was refused. */
  readonly withinAuthority: boolean;
  /** All-in total of the dearest that was approved. */
  readonly approvedUpTo?: string | undefined;
};

/** What is known of one thread. */
export type ThreadSituation = PersonsSaid & {
  /** The vendor's offer whose charges would be paid; nothing is charged besides when absent. */
  readonly charged?: Terms | undefined;
};

/**
 * The mandate as the agent of one thread has to read it: the walk-away price also keeps what may be spent all-in, with what
 * this vendor charges besides. After a person has refused a move above the authority limit, that limit is as hard as the
 * others for this thread.
 */
export function effectiveMandate(
  mandate: Mandate,
  purchase: Purchase,
  { withinAuthority, approvedUpTo, charged = [] }: ThreadSituation,
): Mandate {
  const { authorityLimit, ...others } = mandate;
  const hardened = withinAuthority && authorityLimit !== undefined;
  const bounded = hardened
    ? { ...others, maximumTotal: lower(others.maximumTotal, authorityLimit) }
    : raisedByApproval(mandate, approvedUpTo);
  if (bounded.maximumTotal === undefined) return bounded;
  const termMonths = Math.max(...bounded.allowedTermMonths, purchase.defaultTermMonths);
  const costs = costsWith(bounded.costs ?? noCosts, charged);
  const price = unitPriceWithin(bounded.maximumTotal, purchase, { costs, termMonths });
  return { ...bounded, walkAwayUnitPrice: lower(price, bounded.walkAwayUnitPrice) };
}

/** The mandate with its authority raised to what a person has let pass: neither that nor anything below is asked about again. */
export function raisedByApproval(mandate: Mandate, approvedUpTo: string | undefined): Mandate {
  const { authorityLimit } = mandate;
  if (authorityLimit === undefined || approvedUpTo === undefined) return mandate;
  return { ...mandate, authorityLimit: Decimal.max(authorityLimit, approvedUpTo).toFixed() };
}

function lower(one: string | undefined, other: string): string {
  return one === undefined ? other : Decimal.min(one, other).toFixed();
}
