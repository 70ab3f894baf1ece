import { Decimal } from 'decimal.js';
import type { Terms } from './terms.ts';

/** How an earlier negotiation of the organisation ended in agreement with one vendor. Private to the buyer's side. */
export type PastDeal = {
  readonly requestNumber: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly category: string;
  /** Decimal text, like the prices. */
  readonly quantity: string;
  readonly listUnitPrice: string;
  readonly unitPrice: string;
  readonly rounds: number;
  /** Empty when none were agreed. */
  readonly paymentTerms: string;
  /** ISO 8601. */
  readonly agreedAt: string;
};

/** What is asked of the memory. */
export type Occasion = {
  readonly vendorId: string;
  readonly category: string;
  readonly quantity: string;
  readonly at: Date;
};

/** A past deal with how much it says about the occasion, 0 to 1. What an agent was told is stored as it is, for replay. */
export type RememberedDeal = PastDeal & {
  readonly weight: number;
  /** What the vendor itself offered then, the first first; absent when it was not looked up. */
  readonly vendorOffers?: readonly Terms[];
};

// The vendor itself says most about how it deals; another vendor of the category a little.
const likeness = { both: 1, vendor: 0.5, category: 0.25 };
const halfLifeDays = 365;
// Below this a deal says less about this vendor than no deal at all.
const leastWeight = 0.05;
const dayMs = 86_400_000;

/** The deals that say most about the occasion, best first. Ties go to the later one. */
export function recall<Deal extends PastDeal>(
  deals: readonly Deal[],
  occasion: Occasion,
  most: number,
): readonly (Deal & { readonly weight: number })[] {
  return deals
    .map((deal) => ({ ...deal, weight: weightOf(deal, occasion) }))
    .filter(({ weight }) => weight >= leastWeight)
    .toSorted((a, b) => b.weight - a.weight || b.agreedAt.localeCompare(a.agreedAt))
    .slice(0, most);
}

/** Share of the list price by which a deal was below it. */
export function discountOf({ listUnitPrice, unitPrice }: PastDeal): number {
  const list = new Decimal(listUnitPrice);
  return list.isZero() ? 0 : list.minus(unitPrice).dividedBy(list).toNumber();
}

/** What remembered deals let expect; `undefined` when there are none. */
export function expectedDiscount(deals: readonly RememberedDeal[]): number | undefined {
  const total = deals.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  return deals.reduce((sum, deal) => sum + deal.weight * discountOf(deal), 0) / total;
}

/** The deals in a sentence, the vendor's own before those of others of the category; empty when there are none. */
export function describeMemory(deals: readonly RememberedDeal[], vendorId: string): readonly string[] {
  const own = deals.filter((deal) => deal.vendorId === vendorId);
  const others = deals.filter((deal) => deal.vendorId !== vendorId);
  return [
    ...own.slice(0, 1).map(({ vendorName }) => inWords(own, `with ${vendorName}`)),
    ...others.slice(0, 1).map(() => inWords(others, 'with others of the category')),
  ];
}

function inWords(deals: readonly RememberedDeal[], whom: string): string {
  const ends = deals.map((deal) => `${shown(deal)} after ${deal.rounds} ${deal.rounds === 1 ? 'round' : 'rounds'}`);
  const numbers = deals.map(({ requestNumber, paymentTerms }) =>
    [requestNumber, paymentTerms].filter(Boolean).join(' '),
  );
  const count = deals.length === 1 ? 'one earlier negotiation' : `${deals.length} earlier negotiations`;
  return `${count} ${whom} ended at ${ends.join(', ')}: ${numbers.join(', ')}`;
}

function shown(deal: PastDeal): string {
  return `${(discountOf(deal) * 100).toFixed(1)} % below list`;
}

function weightOf(deal: PastDeal, { vendorId, category, quantity, at }: Occasion): number {
  const sameCategory = deal.category === category;
  const kind = deal.vendorId === vendorId ? (sameCategory ? 'both' : 'vendor') : sameCategory ? 'category' : undefined;
  if (!kind) return 0;
  const ageDays = Math.max(0, at.getTime() - Date.parse(deal.agreedAt)) / dayMs;
  const decay = 0.5 ** (ageDays / halfLifeDays);
  // Ten times as many count half: discounts go with volume.
  const magnitudes = Math.abs(Math.log10(Number(quantity) / Number(deal.quantity)));
  return rounded((likeness[kind] * decay) / (1 + magnitudes));
}

// Four decimals are the same on every machine, and in the record.
function rounded(weight: number): number {
  return Number.isFinite(weight) ? Number(weight.toFixed(4)) : 0;
}
