import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineProfileOf, type RequirementLine } from './line-profile.ts';
import { matchModel } from './match-model.ts';
import { type CatalogueItem, profileOf } from './product-profile.ts';
import { scoreCandidates } from './score-candidates.ts';
import { countTerms } from './term-statistics.ts';

const catalogue = [
  product('ssd-500', 'Kestrel KX500 portable SSD 500 GB USB-C black', 'Kestrel', 'KX500-B'),
  product('ssd-1000', 'Kestrel KX1000 portable SSD 1 TB USB-C black', 'Kestrel', 'KX1000-B'),
  product('ssd-1000-red', 'Kestrel KX1000 portable SSD 1 TB USB-C red', 'Kestrel', 'KX1000-R'),
  product('suite-5', 'Lumora Photo Suite CS5 upgrade', 'Lumora', ''),
  product('suite-4', 'Lumora Photo Suite CS4 upgrade', 'Lumora', ''),
  product('toner', 'Toner cartridge black for Inkora LX400', 'Inkora', 'T-400K'),
  product('paper', 'Copy paper A4 80 g/m2 500 sheets', 'Castell', 'CP-80'),
];

describe('the candidates of a line that names a product', () => {
  it.each([
    ['the capacity', 'Kestrel portable SSD 500 GB', 'ssd-500', 'ssd-1000'],
    ['the colour', 'Kestrel KX1000 SSD 1TB red', 'ssd-1000-red', 'ssd-1000'],
    ['the version', 'Lumora photo suite CS4', 'suite-4', 'suite-5'],
    ['the part number', 'Kestrel drive, KX1000-R', 'ssd-1000-red', 'ssd-1000'],
  ])('are told apart by %s', (_, description, right, wrong) => {
    const probability = probabilitiesFor({ description, constraints: [] });
    expect(probability.get(right)).toBeGreaterThan(probability.get(wrong) ?? 1);
    expect(probability.get(wrong)).toBeLessThan(0.5);
  });

  it('do not include the toner of the printer that is asked for', () => {
    const probability = probabilitiesFor({ description: 'Inkora LX400', constraints: [] });
    expect(probability.get('toner')).toBeLessThan(0.4);
  });

  it('share one probability: together they are never likelier than certain', () => {
    const probabilities = [...probabilitiesFor({ description: 'Kestrel KX1000', constraints: [] }).values()];
    // Calibration moves each a little.
    expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeLessThan(1.1);
  });

  it('name what speaks for and against each, and it adds up to the score', () => {
    const [first] = scoreOf({ description: 'Kestrel KX1000 SSD 500 GB', constraints: [] }, ['ssd-1000', 'ssd-500']);
    const names = first?.factors.map(({ name }) => name) ?? [];
    expect(names).toContain('amounts differ despite the same number');
    const sum = first?.factors.reduce((total, { contribution }) => total + contribution, matchModel.bias);
    expect(sum).toBeCloseTo(first?.score ?? Number.NaN, 9);
  });

  it('are judged the same in any order', () => {
    const ids = catalogue.map(({ id }) => id);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        const line = { description: 'Kestrel KX1000 portable SSD', constraints: [] };
        const shuffled = new Map(scoreOf(line, order).map(({ productId, probability }) => [productId, probability]));
        for (const { productId, probability } of scoreOf(line, ids))
          expect(shuffled.get(productId)).toBeCloseTo(probability, 9);
      }),
    );
  });

  it('get no likelier by more rivals', () => {
    const line = { description: 'Kestrel KX1000 portable SSD', constraints: [] };
    const [alone] = scoreOf(line, ['ssd-1000']);
    const [among] = scoreOf(line, ['ssd-1000', 'ssd-1000-red', 'ssd-500']);
    expect(among?.probability).toBeLessThan(alone?.probability ?? 0);
  });
});

describe('the candidates of a line that names a kind', () => {
  it('do not compete: each that is of the kind and has the facts will do', () => {
    const scored = scoreOf({ description: 'portable SSD 1 TB', constraints: [] }, ['ssd-1000', 'ssd-1000-red']);
    expect(scored.map(({ isNamed }) => isNamed)).toEqual([false, false]);
    expect(scored[0]?.probability).toBeCloseTo(scored[1]?.probability ?? 0, 1);
  });
});

function probabilitiesFor(line: RequirementLine): ReadonlyMap<string, number> {
  const ids = catalogue.map(({ id }) => id);
  return new Map(scoreOf(line, ids).map(({ productId, probability }) => [productId, probability]));
}

function scoreOf(line: RequirementLine, ids: readonly string[]) {
  const profiles = new Map(catalogue.map((item) => [item.id, profileOf(item)]));
  const statistics = countTerms([...profiles.values()].map((profile) => profile.weightByTerm.keys()));
  return scoreCandidates(
    lineProfileOf(line),
    ids.flatMap((id) => profiles.get(id) ?? []),
    statistics,
  );
}

function product(id: string, name: string, brand: string, manufacturerPartNumber: string): CatalogueItem {
  return { id, name, brand, manufacturerPartNumber, description: '', category: '', sku: id, gtin: '', specs: {} };
}
