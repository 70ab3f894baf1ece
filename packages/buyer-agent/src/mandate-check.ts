import { allInTotal, noCosts } from './costs.ts';
import { dealMoney, type Purchase } from './deal-money.ts';
import type { Mandate } from './mandate.ts';
import { openCharges } from './stated-charges.ts';
import { findTerm, issueNames, type Terms, textOf, unitPriceOf } from './terms.ts';

/** A rule of the mandate that a move would break. Private, like the mandate. */
export type MandateRule =
  | 'currency'
  | 'walk-away'
  | 'budget'
  | 'open-charge'
  | 'payment-terms'
  | 'term'
  | 'support-level'
  | 'delivery'
  | 'rounds'
  | 'authority'
  | 'auction';

export type MandateVerdict = {
  /** `needs-person` when only the authority is exceeded: a person can lift authority, never a limit. */
  readonly verdict: 'allowed' | 'needs-person' | 'refused';
  readonly broken: readonly MandateRule[];
};

export type CheckedMove = { readonly terms: Terms; readonly round: number; readonly purchase: Purchase };

/**
 * The last gate before an offer or an acceptance leaves the house. It shares no code with the engine's own check, so that
 * a fault in one of them is caught by the other.
 */
export function checkMove(mandate: Mandate, move: CheckedMove): MandateVerdict {
  const broken = rules.filter(([, isBroken]) => isBroken(mandate, move)).map(([rule]) => rule);
  if (broken.length === 0) return { verdict: 'allowed', broken };
  return { verdict: broken.every((rule) => rule === 'authority') ? 'needs-person' : 'refused', broken };
}

/** A call for a vendor's best offer, which promises nothing and takes a round. */
export type CheckedCall = { readonly round: number; readonly number: number };

/** The gate for calls: only what the auction of the mandate asks for leaves the house. */
export function checkCall({ auction, maximumRounds }: Mandate, { round, number }: CheckedCall): MandateVerdict {
  const broken: MandateRule[] = round > maximumRounds ? ['rounds'] : [];
  if (!auction || number > auction.maximumCalls) broken.push('auction');
  return { verdict: broken.length === 0 ? 'allowed' : 'refused', broken };
}

type Rule = readonly [MandateRule, (mandate: Mandate, move: CheckedMove) => boolean];

const rules: readonly Rule[] = [
  ['currency', ({ currencyCode }, { terms }) => unitPriceOf(terms).currencyCode !== currencyCode],
  [
    'walk-away',
    ({ walkAwayUnitPrice }, { terms, purchase }) => dealMoney(terms, purchase).unitPrice.gt(walkAwayUnitPrice),
  ],
  ['budget', (mandate, move) => exceeds(mandate.maximumTotal, mandate, move)],
  // Nobody can say whether a limit is kept while a part of what is paid is unknown.
  ['open-charge', ({ costs = noCosts }, { terms }) => openCharges(costs, terms).length > 0],
  [
    'payment-terms',
    ({ allowedPaymentTerms }, { terms }) => isOutside(terms, issueNames.paymentTerms, allowedPaymentTerms),
  ],
  [
    'term',
    ({ allowedTermMonths }, { terms }) => isOutside(terms, issueNames.termMonths, allowedTermMonths.map(String)),
  ],
  [
    'support-level',
    ({ allowedSupportLevels }, { terms }) => isOutside(terms, issueNames.supportLevel, allowedSupportLevels),
  ],
  ['delivery', ({ maximumDeliveryDays }, { terms }) => isLaterThan(terms, maximumDeliveryDays)],
  ['rounds', ({ maximumRounds }, { round }) => round > maximumRounds],
  ['authority', (mandate, move) => exceeds(mandate.authorityLimit, mandate, move)],
];

function isOutside(terms: Terms, issue: string, allowed: readonly string[]): boolean {
  const term = findTerm(terms, issue);
  return term !== undefined && allowed.length > 0 && !allowed.includes(textOf(term));
}

function isLaterThan(terms: Terms, maximumDays: number | undefined): boolean {
  const term = findTerm(terms, issueNames.deliveryDays);
  return term !== undefined && maximumDays !== undefined && Number(textOf(term)) > maximumDays;
}

function exceeds(limit: string | undefined, { costs }: Mandate, { terms, purchase }: CheckedMove): boolean {
  return limit !== undefined && allInTotal(terms, purchase, costs).gt(limit);
}
