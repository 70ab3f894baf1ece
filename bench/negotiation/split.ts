import { parseArgs } from 'node:util';
import { effectivePrice } from '@procur/buyer-agent/term-worth';
import { aMandate, playWithSeller, worthOfTerms } from '@procur/buyer-agent/test/support/reference-table';
import { personalityNames } from '@procur/negotiation-engine/personality';
import { seededRandom } from '@procur/negotiation-engine/random';
import { decideSplit } from '@procur/negotiation-engine/split-award/decide-split';
import type { LotOffer, SplitCase } from '@procur/negotiation-engine/split-award/split-case';

/*
 * What dividing the lots of a purchase among vendors is worth. Every vendor negotiates every lot at a table of its own (the
 * reference case, its floor drawn between 980 and 1,140 for each lot and vendor); the agreed prices, terms counted in, are
 * divided exactly, given to the cheapest of each lot, and given to the best vendor alone.
 *
 *   node bench/negotiation/split.ts [--purchases 60]
 */
const { values: options } = parseArgs({ options: { purchases: { type: 'string', default: '60' } } });
const mandate = aMandate();
const worth = worthOfTerms(mandate);
const seats = 150;

type Extent = { readonly lots: number; readonly vendors: number };

function offersOf({ lots, vendors }: Extent, seed: number): readonly LotOffer[] {
  const random = seededRandom(seed);
  const pairs = Array.from({ length: lots * vendors }, (_, pair) => ({
    lot: pair % lots,
    vendor: Math.floor(pair / lots),
  }));
  return pairs.flatMap(({ lot, vendor }) => {
    const floor = String(980 + Math.round(random() * 160));
    const personality = personalityNames[vendor % personalityNames.length] ?? 'strategic';
    const { agreed } = playWithSeller({ mandate, personality, floor, seed: seed * 100 + lot });
    if (!agreed) return [];
    const value = -Math.round(effectivePrice(worth, agreed).toNumber() * seats * 100);
    return [{ lotId: `lot ${lot}`, vendorId: `vendor ${vendor}`, value }];
  });
}

function caseOf({ lots, vendors }: Extent, offers: readonly LotOffer[], onboardingCost: number): SplitCase {
  const vendorIds = Array.from({ length: vendors }, (_, vendor) => `vendor ${vendor}`);
  return {
    lotIds: Array.from({ length: lots }, (_, lot) => `lot ${lot}`),
    vendors: vendorIds.map((vendorId) => ({ vendorId, onboardingCost })),
    offers,
    goal: 'most-lots',
  };
}

/** Cost of the three ways, where one vendor could do all of it. */
function measure(extent: Extent, { seed, onboardingCost }: { readonly seed: number; readonly onboardingCost: number }) {
  const split = caseOf(extent, offersOf(extent, seed), onboardingCost);
  const [best, alone] = [decideSplit(split), decideSplit({ ...split, mostVendors: 1 })];
  if (alone.awards.length < extent.lots) return undefined;
  const cheapest = decideSplit(caseOf(extent, split.offers, 0));
  const vendors = new Set(cheapest.awards.map(({ vendorId }) => vendorId)).size;
  const byLot = cheapest.value - vendors * onboardingCost;
  return { alone: -alone.value, best: -best.value, byLot: -byLot };
}

const share = (one: number, other: number) => `${(((one - other) / one) * 100).toFixed(2)} %`;
console.log('| lots | vendors | onboarding | purchases | below the best vendor alone | cheapest of each lot |');
console.log('|---|---|---|---|---|---|');
for (const extent of [
  { lots: 2, vendors: 3 },
  { lots: 4, vendors: 4 },
  { lots: 6, vendors: 5 },
])
  for (const thousands of [0, 2, 5]) {
    const seeds = Array.from({ length: Number(options.purchases) }, (_, index) => index + 1);
    const found = seeds.flatMap((seed) => measure(extent, { seed, onboardingCost: thousands * 100_000 }) ?? []);
    const sum = (of: (each: (typeof found)[number]) => number) => found.reduce((total, each) => total + of(each), 0);
    const [alone, best, byLot] = [sum((each) => each.alone), sum((each) => each.best), sum((each) => each.byLot)];
    const { lots, vendors } = extent;
    console.log(
      `| ${lots} | ${vendors} | ${thousands * 1000} | ${found.length} | ${share(alone, best)} | ${share(alone, byLot)} |`,
    );
  }
