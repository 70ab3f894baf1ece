import { Decimal } from 'decimal.js';
import { type AgreedThread, alternativePrice, type Yardstick } from './award.ts';
import { type Terms, unitPriceOf } from './terms.ts';

/** What the agreements with other vendors mean for one thread. They stand, so knowing them a moment later does no harm. */
export type Elsewhere = { readonly alternativePrice: string | null; readonly lowestUnitPrice: Decimal | undefined };

/** Read from the agreed threads alone, never from a vendor's words. `score` is the thread's own. */
export function elsewhereOf(agreed: readonly AgreedThread[], score: number, yardstick: Yardstick): Elsewhere {
  const prices = agreed.map(({ terms }) => unitPriceOf(terms).amount);
  return {
    alternativePrice: alternativePrice(agreed, score, yardstick),
    lowestUnitPrice: prices.length > 0 ? Decimal.min(...prices) : undefined,
  };
}

/** Whether it may be said that another vendor agreed to a lower price than the one in these terms. */
export function isCheaperElsewhere({ lowestUnitPrice }: Elsewhere, than: Terms): boolean {
  return lowestUnitPrice?.lt(unitPriceOf(than).amount) ?? false;
}
