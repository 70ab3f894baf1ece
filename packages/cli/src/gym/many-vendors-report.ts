import { seededRandom } from '@procur/negotiation-engine/random';
import { bestPossible } from './many-vendors/possible-gain.ts';
import {
  type AuctionChoice,
  talkAfterAuction,
  talkAsService,
  talkSeparately,
  talkTogether,
} from './many-vendors/several-talks.ts';
import { drawVendor, type SparringVendor, type VendorKind, vendorKinds } from './many-vendors/sparring-vendor.ts';
import { type Estimate, estimate } from './statistics.ts';

/** How one buyer fares with several vendors at once, against the best of as many separate talks; in the buyer's utility. */
export type ManyVendorsResult = {
  readonly kind: VendorKind | 'mixed';
  readonly vendors: number;
  readonly tables: number;
  readonly separate: number;
  /** At the floor of the vendor that could go furthest: what nobody can exceed. */
  readonly possible: number;
  /** By what the deal is better than that of the best of separate talks. */
  readonly gains: readonly { readonly how: string; readonly gain: Estimate }[];
};

// Auctions are for three vendors and more: of two, none would be left behind.
const fewestForAuction = 3;
const sealed: AuctionChoice = { maximumCalls: 1, finalists: 3, increment: 0.01 };
const english: AuctionChoice = { maximumCalls: 3, finalists: 3, increment: 0.01 };

type Way = (vendors: readonly SparringVendor[], seed: number) => number;
const ways: Readonly<Record<string, Way>> = {
  together: talkTogether,
  'sealed first': (vendors, seed) => talkAfterAuction(vendors, seed, sealed),
  'English first': (vendors, seed) => talkAfterAuction(vendors, seed, english),
  'as the service': (vendors, seed) => talkAsService(vendors, seed, english),
};

/** Plays tables of two to five vendors of each kind, and of all kinds mixed. */
export function playManyVendors(seed: number, tables: number): ManyVendorsResult[] {
  const kinds = [...vendorKinds, 'mixed'] as const;
  return kinds.flatMap((kind) => [2, 3, 4, 5].map((vendors) => playTables({ kind, vendors, tables, seed })));
}

type Playing = Pick<ManyVendorsResult, 'kind' | 'vendors' | 'tables'> & { readonly seed: number };

function playTables({ kind, vendors, tables, seed }: Playing): ManyVendorsResult {
  const names = Object.keys(ways).filter((how) => how === 'together' || vendors >= fewestForAuction);
  const played = Array.from({ length: tables }, (_, i) => {
    const at = seed + 10 * i;
    const drawn = drawTable({ kind, vendors, seed: at });
    const separate = talkSeparately(drawn, at);
    const gained = names.map((how) => (ways[how] as Way)(drawn, at) - separate);
    return { separate, possible: Math.max(...drawn.map(bestPossible)), gained };
  });
  const mean = (of: (table: (typeof played)[number]) => number) => estimate(played.map(of)).mean;
  const gains = names.map((how, i) => ({
    how,
    gain: estimate(played.map(({ gained }) => gained[i] ?? 0)),
  }));
  const means = { separate: mean(({ separate }) => separate), possible: mean(({ possible }) => possible) };
  return { kind, vendors, tables, ...means, gains };
}

function drawTable({ kind, vendors, seed }: Omit<Playing, 'tables'>): readonly SparringVendor[] {
  const random = seededRandom(seed * 7919 + vendors);
  return Array.from({ length: vendors }, (_, i) => {
    const mixed = vendorKinds[Math.floor(random() * vendorKinds.length)] ?? 'personality';
    return drawVendor(kind === 'mixed' ? mixed : kind, random, seed + i);
  });
}
