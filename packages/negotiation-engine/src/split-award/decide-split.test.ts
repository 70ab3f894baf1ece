import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../scenario-error.ts';
import { decideSplit, splitLimits } from './decide-split.ts';
import { explainSplit } from './explain-split.ts';
import type { LotOffer, SplitCase, SplitVendor } from './split-case.ts';

const amount = fc.integer({ min: -300, max: 1000 });
const maybe = (most: number) => fc.option(fc.nat(most), { nil: undefined });

/** Small enough to try every assignment. */
const splitCase: fc.Arbitrary<SplitCase> = fc
  .record({ lots: fc.integer({ min: 1, max: 4 }), vendors: fc.integer({ min: 1, max: 4 }) })
  .chain(({ lots, vendors }) => {
    const lotIds = Array.from({ length: lots }, (_, lot) => `lot-${lot}`);
    const vendorIds = Array.from({ length: vendors }, (_, vendor) => `vendor-${vendor}`);
    const pairs = lotIds.flatMap((lotId) => vendorIds.map((vendorId) => ({ lotId, vendorId })));
    const offer = fc.record({ isMade: fc.boolean(), value: amount, amount: fc.nat(500), load: fc.nat(3) });
    return fc.record({
      lotIds: fc.constant(lotIds),
      vendors: fc.tuple(...vendorIds.map((vendorId) => vendorOf(vendorId, lotIds))),
      offers: fc
        .tuple(...pairs.map(() => offer))
        .map((made) => made.flatMap(({ isMade, ...terms }, index) => offersOf(isMade, pairs[index], terms))),
      mostVendors: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      goal: fc.constantFrom('most-lots' as const, 'most-value' as const),
    });
  })
  .map(({ mostVendors, ...rest }) => ({ ...rest, ...(mostVendors !== undefined && { mostVendors }) }));

function vendorOf(vendorId: string, lotIds: readonly string[]): fc.Arbitrary<SplitVendor> {
  const pack = fc.record({ lotIds: fc.subarray([...lotIds], { minLength: 1 }), value: fc.nat(400) });
  const limits = { onboardingCost: fc.nat(400), minimumOrder: maybe(600), capacity: maybe(6) };
  return fc
    .record({ ...limits, packages: fc.array(pack, { maxLength: 2 }) })
    .map(({ minimumOrder, capacity, ...rest }) => ({
      vendorId,
      ...rest,
      ...(minimumOrder !== undefined && { minimumOrder }),
      ...(capacity !== undefined && { capacity }),
    }));
}

type Pair = { readonly lotId: string; readonly vendorId: string };
function offersOf(isMade: boolean, pair: Pair | undefined, terms: Omit<LotOffer, keyof Pair>): readonly LotOffer[] {
  return isMade && pair ? [{ ...pair, ...terms }] : [];
}

/** What an assignment is worth, written down as the words of the types say it; nothing when it breaks a condition. */
function worthOf(split: SplitCase, assignment: readonly (string | undefined)[]) {
  const chosen = split.lotIds.flatMap((lotId, lot) => (assignment[lot] ? [{ lotId, vendorId: assignment[lot] }] : []));
  let value = 0;
  let vendors = 0;
  for (const vendor of split.vendors) {
    const lots = chosen.filter(({ vendorId }) => vendorId === vendor.vendorId).map(({ lotId }) => lotId);
    if (lots.length === 0) continue;
    vendors++;
    const own = split.offers.filter((offer) => offer.vendorId === vendor.vendorId && lots.includes(offer.lotId));
    if (own.length < lots.length) return undefined;
    const sum = (of: (offer: LotOffer) => number) => own.reduce((total, offer) => total + of(offer), 0);
    if (sum(({ amount = 0 }) => amount) < (vendor.minimumOrder ?? 0)) return undefined;
    if (vendor.capacity !== undefined && sum(({ load = 1 }) => load) > vendor.capacity) return undefined;
    value += sum((offer) => offer.value) - (vendor.onboardingCost ?? 0);
    for (const pack of vendor.packages ?? [])
      if (pack.lotIds.every((lotId) => lots.includes(lotId))) value += pack.value;
  }
  if (vendors > (split.mostVendors ?? vendors)) return undefined;
  return { lots: chosen.length, value, vendors };
}

function bruteForce(split: SplitCase) {
  const choices = [undefined, ...split.vendors.map(({ vendorId }) => vendorId)];
  let assignments: (string | undefined)[][] = [[]];
  for (const _ of split.lotIds) assignments = assignments.flatMap((begun) => choices.map((next) => [...begun, next]));
  const worths = assignments.flatMap((assignment) => worthOf(split, assignment) ?? []);
  const lots = (worth: { lots: number }) => (split.goal === 'most-lots' ? worth.lots : 0);
  worths.sort((a, b) => lots(b) - lots(a) || b.value - a.value || a.vendors - b.vendors);
  return worths[0];
}

const runs = { numRuns: 2000 };

describe('a split', () => {
  it('is as good as the best of all assignments, with as few vendors', () => {
    fc.assert(
      fc.property(splitCase, (split) => {
        const { awards, openLotIds, value } = decideSplit(split);
        const best = bruteForce(split);
        const vendors = new Set(awards.map(({ vendorId }) => vendorId)).size;
        expect({ value, vendors }).toEqual({ value: best?.value, vendors: best?.vendors });
        if (split.goal === 'most-lots') expect(awards).toHaveLength(best?.lots ?? -1);
        expect([...awards.map(({ lotId }) => lotId), ...openLotIds].sort()).toEqual([...split.lotIds]);
        const chosen = split.lotIds.map((lot) => awards.find(({ lotId }) => lotId === lot)?.vendorId);
        expect(worthOf(split, chosen)?.value).toBe(value);
      }),
      runs,
    );
  });

  it('is the same however it is searched', () => {
    fc.assert(
      fc.property(splitCase, (split) => {
        const vendors = split.vendors.map(({ vendorId, onboardingCost = 0 }) => ({ vendorId, onboardingCost }));
        const few = { ...split, vendors };
        // Lots that nobody offers change nothing but the search.
        const none = Array.from({ length: splitLimits.lots }, (_, lot) => `nobody-${lot}`);
        const many = { ...few, lotIds: [...split.lotIds, ...none] };
        expect(decideSplit(many).value).toBe(decideSplit(few).value);
        expect(decideSplit(many).awards).toHaveLength(decideSplit(few).awards.length);
      }),
      runs,
    );
  });

  it('never loses by a vendor more, and says what each adds', () => {
    fc.assert(
      fc.property(splitCase, (split) => {
        const { shares, awards, sole } = explainSplit(split);
        expect(shares.flatMap(({ lotIds }) => lotIds).sort()).toEqual(awards.map(({ lotId }) => lotId).sort());
        for (const { marginalValue, marginalLots } of shares) {
          if (split.goal === 'most-lots') expect(marginalLots).toBeGreaterThanOrEqual(0);
          if (split.goal === 'most-value' || marginalLots === 0) expect(marginalValue).toBeGreaterThanOrEqual(0);
        }
        if (sole && (split.goal === 'most-value' || sole.lotsMissing === 0)) {
          expect(sole.behindBy).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });
});

const twoLots = { lotIds: ['laptops', 'support'], goal: 'most-lots' as const };
const offers = [
  { lotId: 'laptops', vendorId: 'a', value: -1000 },
  { lotId: 'laptops', vendorId: 'b', value: -1100 },
  { lotId: 'support', vendorId: 'a', value: -500 },
  { lotId: 'support', vendorId: 'b', value: -350 },
];

describe('the cost of dealing with a vendor', () => {
  it('splits the lots when the better prices pay for it', () => {
    const vendors = ['a', 'b'].map((vendorId) => ({ vendorId, onboardingCost: 40 }));
    const { awards, shares, sole } = explainSplit({ ...twoLots, vendors, offers });
    expect(awards.map(({ vendorId }) => vendorId)).toEqual(['a', 'b']);
    expect(shares.map(({ marginalValue }) => marginalValue)).toEqual([60, 110]);
    expect(sole).toEqual({ vendorId: 'b', lotIds: ['laptops', 'support'], behindBy: 60, lotsMissing: 0 });
  });

  it('keeps them with one vendor when they do not', () => {
    const vendors = ['a', 'b'].map((vendorId) => ({ vendorId, onboardingCost: 101 }));
    const { awards, sole } = explainSplit({ ...twoLots, vendors, offers });
    expect(awards.map(({ vendorId }) => vendorId)).toEqual(['b', 'b']);
    expect(sole).toBeUndefined();
  });
});

describe('a case that cannot be decided exactly', () => {
  const lotIds = Array.from({ length: 13 }, (_, lot) => `lot-${lot}`);
  const vendors = Array.from({ length: 13 }, (_, vendor) => ({ vendorId: `vendor-${vendor}` }));
  it.each<[string, Partial<SplitCase>]>([
    ['too many lots and vendors', { lotIds, vendors }],
    ['many lots with a capacity', { lotIds, vendors: [{ vendorId: 'a', capacity: 2 }] }],
    ['part of a cent', { offers: [{ lotId: 'laptops', vendorId: 'a', value: 0.5 }] }],
    ['more than can be added up', { offers: [{ lotId: 'laptops', vendorId: 'a', value: Number.MAX_SAFE_INTEGER }] }],
    ['two offers for one lot', { offers: [...offers, ...offers] }],
    ['a lot that is not there', { offers: [{ lotId: 'chairs', vendorId: 'a', value: 1 }] }],
    ['no vendors allowed', { mostVendors: 0 }],
  ])('is refused: %s', (_, change) => {
    const known = { ...twoLots, vendors: [{ vendorId: 'a' }, { vendorId: 'b' }], offers: [] };
    expect(() => decideSplit({ ...known, ...change })).toThrow(ScenarioError);
  });
});
