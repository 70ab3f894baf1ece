import type { Yardstick } from './award.ts';
import type { Purchase } from './deal-money.ts';
import type { Mandate } from './mandate.ts';

/** What is bought under a mandate; `quantity` as decimal text. */
export function purchaseUnder(mandate: Mandate, quantity: string): Purchase {
  const { currencyCode, minorUnits, allowedTermMonths } = mandate;
  return { currencyCode, minorUnits, quantity, defaultTermMonths: allowedTermMonths[0] ?? 12 };
}

/** What makes offers comparable that are made under a mandate. */
export function yardstickUnder(
  mandate: Mandate,
  quantity: string,
  { worth, scoreWorth }: Pick<Yardstick, 'worth' | 'scoreWorth'>,
): Yardstick {
  return { purchase: purchaseUnder(mandate, quantity), costs: mandate.costs, worth, scoreWorth };
}
