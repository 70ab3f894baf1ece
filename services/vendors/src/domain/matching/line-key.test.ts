import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineKey } from './line-key.ts';

describe('the key of a line', () => {
  it('is the same however the line is written', () => {
    const key = keyOf('Cordless drill, 18 V (Torvane)');
    expect(keyOf('cordless DRILL 18 V - Torvane.')).toBe(key);
    expect(keyOf('  Cordless  drill;\n18 V  Torvane')).toBe(key);
  });

  it.each([
    ['another number', 'drill 18 V', 'drill 12 V'],
    ['another order', 'case for drill', 'drill for case'],
    ['a decimal point', '1.5 m cable', '15 m cable'],
    ['a fraction', '1/2 wrench', '12 wrench'],
  ])('differs for %s', (_, left, right) => {
    expect(keyOf(left)).not.toBe(keyOf(right));
  });

  it('differs by part number, brand and demands', () => {
    const demand = { attribute: 'voltage', operator: '>=', value: '18', unit: 'V' } as const;
    const keys = [
      lineKey({ description: 'drill', constraints: [] }),
      lineKey({ description: 'drill', partNumber: 'TD18', constraints: [] }),
      lineKey({ description: 'drill', brand: 'TD18', constraints: [] }),
      lineKey({ description: 'drill', constraints: [demand] }),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  it('has one length for lines of any length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), (text) => {
        expect(keyOf(text)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});

function keyOf(description: string): string {
  return lineKey({ description, constraints: [] });
}
