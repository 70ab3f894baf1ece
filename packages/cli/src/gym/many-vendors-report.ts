import { seededRandom } from '@procur/negotiation-engine/random';
import { bestPossible } from './many-vendors/possible-gain.ts';
import { talkAsService, talkSeparately, talkTogether } from './many-vendors/several-talks.ts';
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

const all = { finalists: 5, increment: 0.01 };

type Way = (vendors: readonly SparringVendor[], seed: number) => number;
const ways: Readonly<Record<string, Way>> = {
  together: talkTogether,
  'told in talks': (vendors, seed) => talkAsService(vendors, seed),
  'sealed first': (vendors, seed) => talkAsService(vendors, seed, { ...all, maximumCalls: 1 }),
  'English, three go on': (vendors, seed) => talkAsService(vendors, seed, { ...all, maximumCalls: 3, finalists: 3 }),
  'English, all go on': (vendors, seed) => talkAsService(vendors, seed, { ...all, maximumCalls: 3 }),
};

/** Plays tables of two to five vendors of each kind, and of all kinds mixed. */
export function playManyVendors(seed: number, tables: number): ManyVendorsResult[] {
  const kinds = [...vendorKinds, 'mixed'] as const;
  return kinds.flatMap((kind) => [2, 3, 4, 5].map((vendors) => playTables({ kind, vendors, tables, seed })));
}

type Playing = Pick<ManyVendorsResult, 'kind' | 'vendors' | 'tables'> & { readonly seed: number };

function playTables({ kind, vendors, tables, seed }: Playing): ManyVendorsResult {
  const names = Object.keys(ways);
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
