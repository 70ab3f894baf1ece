import { Decimal } from 'decimal.js';

export const auctionKinds = ['english', 'sealed'] as const;
export type AuctionKind = (typeof auctionKinds)[number];

/** How talks with several vendors begin. The vendors are told these rules; nothing in them is a limit. */
export type AuctionRules = {
  readonly kind: AuctionKind;
  /** By how many per cent a vendor's offer must be better than its own last one for the vendor to stay in. */
  readonly incrementPercent: string;
  /** How many vendors go on to bilateral talks. */
  readonly finalists: number;
  /** Fewer comparable vendors than this hold no auction. */
  readonly minimumVendors: number;
  /** A vendor is comparable up to this multiple of the lowest list price. */
  readonly listPriceFactor: string;
  /** Most calls to one vendor; each takes one of its rounds. */
  readonly maximumCalls: number;
};

/** What a policy may leave out. */
export type PartialAuctionRules = Pick<AuctionRules, 'kind'> & Partial<AuctionRules>;

// More than come to any table: whoever is firm in the calls may go furthest in the end, so fewer finalists lose what talks
// with all bring (docs/negotiation.md). Two vendors can be behind each other. One per cent is the step in which people bid
// when nobody tells them otherwise. Half as dear again is another product or another business.
const mostVendors = 50;
const defaults = { incrementPercent: '1', finalists: mostVendors, minimumVendors: 2, listPriceFactor: '1.5' };

/** The rules with their defaults; absent where the only round is needed for bilateral talks. */
export function auctionRules(given: PartialAuctionRules, maximumRounds: number): AuctionRules | undefined {
  const most = given.kind === 'sealed' ? 1 : Math.max(1, Math.floor(maximumRounds / 2));
  return maximumRounds > 1 ? { ...defaults, maximumCalls: most, ...given } : undefined;
}

/** What makes no sense in rules. */
export type AuctionFault = { readonly field: string; readonly given: string; readonly allowed: string };

/** The first of the rules that makes no sense at a table of so many rounds, if there is one. */
export function auctionFault(rules: AuctionRules, maximumRounds: number): AuctionFault | undefined {
  const { kind, incrementPercent, finalists, minimumVendors, listPriceFactor, maximumCalls } = rules;
  const most = kind === 'sealed' ? 1 : maximumRounds - 1;
  return (
    decimalFault('increment_percent', incrementPercent, [0, 50]) ??
    decimalFault('list_price_factor', listPriceFactor, [1, 100]) ??
    wholeFault('finalists', finalists, [1, mostVendors]) ??
    // One alone has nobody to be behind.
    wholeFault('minimum_vendors', minimumVendors, [2, mostVendors]) ??
    wholeFault('maximum_calls', maximumCalls, [1, most])
  );
}

function decimalFault(field: string, given: string, [min, max]: readonly [number, number]): AuctionFault | undefined {
  const value = /^\d{1,3}(\.\d{1,4})?$/.test(given) ? new Decimal(given) : undefined;
  return value?.gte(min) && value.lte(max) ? undefined : { field, given, allowed: `${min} to ${max}` };
}

function wholeFault(field: string, given: number, [min, max]: readonly [number, number]): AuctionFault | undefined {
  if (Number.isInteger(given) && given >= min && given <= max) return undefined;
  return { field, given: String(given), allowed: max < min ? 'none: the rounds are too few' : `${min} to ${max}` };
}
