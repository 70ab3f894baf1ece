import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { Constraint } from './constraint.ts';
import { lineProfileOf } from './line-profile.ts';
import { type MatchOptions, matchLine, rankCandidates } from './match-line.ts';
import { type CatalogueItem, profileOf } from './product-profile.ts';
import type { RememberedChoice } from './remembered-choice.ts';
import { scoreCandidates } from './score-candidates.ts';
import { countTerms } from './term-statistics.ts';

const catalogue = [
  product('drill-18', 'Torvane TD18 cordless drill driver 18 V 5.0 Ah', 'Torvane', { voltage: '18 V' }),
  product('drill-20', 'Brakken BX20 cordless drill 20V brushless', 'Brakken', { voltage: '20 V' }),
  product('drill-12', 'Torvane TD12 cordless drill driver 12 V compact', 'Torvane', { voltage: '12 V' }),
  product('drill-bare', 'Ostrand cordless drill body', 'Ostrand', {}),
  product('drill-case', 'Carrying case for Torvane cordless drill TD18', 'Torvane', {}),
  product('bits', 'Drill bit set 19 pieces HSS', 'Metric & Sons', {}),
  product('printer', 'Inkora LX400 laser printer A4 duplex', 'Inkora', { duplex: true }),
  product('toner', 'Toner cartridge black for Inkora LX400 laser printer', 'Inkora', {}),
  product('cable', 'USB printer cable 2 m', 'Conexo', {}),
];

const atLeast18V: Constraint = { attribute: 'voltage', operator: '>=', value: '18', unit: 'V' };

describe('matching a line', () => {
  it('accepts what fits and proves every demand', () => {
    const decision = decide('Cordless drill driver, 18 V or more', [atLeast18V]);
    expect(decision.outcome).toBe('accepted');
    expect(decision.candidates[0]?.productId).toBe('drill-18');
    expect(decision.candidates[0]?.reasons).toEqual(['best']);
  });

  it('marks a 12 V drill as a deviation from at least 18 V and ranks it behind every drill without one', () => {
    const { candidates } = decide('Cordless drill driver', [atLeast18V]);
    const place = (id: string) => candidates.findIndex((candidate) => candidate.productId === id);
    expect(candidates[place('drill-12')]?.isDeviation).toBe(true);
    expect(place('drill-12')).toBeGreaterThan(place('drill-20'));
    expect(candidates.filter((candidate) => candidate.isDeviation).map((candidate) => candidate.productId)).toEqual([
      'drill-12',
    ]);
  });

  it('reads a demand that only stands in the words', () => {
    const { candidates } = decide('Cordless drill, at least 18V', []);
    expect(candidates.find((candidate) => candidate.productId === 'drill-12')?.isDeviation).toBe(true);
    expect(candidates.find((candidate) => candidate.productId === 'drill-20')?.isDeviation).toBe(false);
  });

  it('leaves to a person what the catalogue does not prove', () => {
    const decision = decide('Ostrand cordless drill body', [atLeast18V]);
    expect(decision).toMatchObject({
      outcome: 'needs-review',
      explanation: 'Not proven by the catalogue: voltage ≥ 18 V.',
    });
  });

  it('says no match when the catalogue holds only accessories of the thing', () => {
    expect(decide('Ostrand projector 4000 lumen', []).outcome).toBe('no-match');
    expect(decide('Office chair with armrests', []).outcome).toBe('no-match');
  });

  it('does not take an accessory for the thing', () => {
    const { candidates } = decide('Laser printer A4', []);
    expect(candidates[0]?.productId).toBe('printer');
    const probabilities = new Map(candidates.map((candidate) => [candidate.productId, candidate.probability]));
    expect(probabilities.get('toner') ?? 0).toBeLessThan(0.5);
    expect(probabilities.get('cable') ?? 0).toBeLessThan(0.5);
  });

  it('lets any drill of a maker do where no number names one', () => {
    const { candidates } = decide('Torvane drill', []);
    expect(candidates[0]).toMatchObject({ isNamed: false });
    expect(
      candidates
        .slice(0, 2)
        .map(({ productId }) => productId)
        .sort(),
    ).toEqual(['drill-12', 'drill-18']);
  });

  it('finds a part number however it is written', () => {
    expect(decide('Drill', [], { partNumber: 'BX-20' }).candidates[0]?.productId).toBe('drill-20');
  });

  it('names what speaks for an alternative', () => {
    const { candidates } = decide('Cordless drill driver, 18 V or more', [atLeast18V]);
    expect(candidates.find((candidate) => candidate.productId === 'drill-20')?.reasons).toEqual([
      'cheaper',
      'faster',
      'other brand',
    ]);
  });
});

describe('what reviewers decided about the same line', () => {
  const line = 'Cordless drill driver, 18 V or more';
  const remembered = { correctionId: '1', decidedOn: '2026-11-20', proposedProductId: 'drill-18' };

  it('comes first and needs no person again', () => {
    const decision = decide(line, [atLeast18V], { remembered: { ...remembered, chosenProductId: 'drill-20' } });
    expect(decision.outcome).toBe('accepted');
    expect(decision.explanation).toBe('A reviewer took this product for the same line on 2026-11-20.');
    expect(decision.candidates[0]).toMatchObject({ productId: 'drill-20', reasons: ['best', 'chosen before'] });
    expect(decision.candidates.at(-1)).toMatchObject({ productId: 'drill-18' });
    expect(decision.candidates.at(-1)?.reasons).toContain('turned down before');
  });

  it('does not outweigh a demand', () => {
    const decision = decide(line, [atLeast18V], { remembered: { ...remembered, chosenProductId: 'drill-12' } });
    expect(decision).toMatchObject({ outcome: 'needs-review', explanation: 'Deviates: voltage ≥ 18 V (is 12 V).' });
  });

  it('keeps everything from being taken without a person where nothing fitted', () => {
    const decision = decide(line, [atLeast18V], { remembered: { ...remembered, chosenProductId: undefined } });
    expect(decision.outcome).not.toBe('accepted');
    expect(decision.candidates.at(-1)?.productId).toBe('drill-18');
  });

  it('is of no effect when the product has left the catalogue', () => {
    const { outcome, candidates } = decide(line, [atLeast18V], {
      remembered: { ...remembered, proposedProductId: 'gone', chosenProductId: 'gone too' },
    });
    expect(outcome).toBe('accepted');
    expect(candidates[0]?.productId).toBe('drill-18');
  });
});

type Extra = { readonly partNumber?: string; readonly remembered?: RememberedChoice };

function decide(description: string, constraints: readonly Constraint[], { remembered, ...named }: Extra = {}) {
  const profiles = catalogue.map(profileOf);
  const statistics = countTerms(profiles.map((profile) => profile.weightByTerm.keys()));
  const line = lineProfileOf({ description, constraints, ...named });
  const scored = scoreCandidates(line, profiles, statistics);
  return matchLine(rankCandidates(scored, 9, remembered), { ...options, remembered });
}

const options: MatchOptions = {
  thresholds: { accept: 0.9, review: 0.3 },
  factsOf: (productId) => ({
    brand: catalogue.find((item) => item.id === productId)?.brand ?? '',
    leadTimeDays: productId === 'drill-20' ? 2 : 5,
    packSize: 1,
    unitPrice: { currencyCode: 'EUR', amount: new Decimal(productId === 'drill-20' ? 99 : 120) },
  }),
};

function product(id: string, name: string, brand: string, specs: CatalogueItem['specs']): CatalogueItem {
  const partNumber = /\b[A-Z]{2}\d+\b/.exec(name)?.[0] ?? '';
  return {
    id,
    name,
    brand,
    specs,
    description: '',
    category: '',
    sku: id,
    manufacturerPartNumber: partNumber,
    gtin: '',
  };
}
