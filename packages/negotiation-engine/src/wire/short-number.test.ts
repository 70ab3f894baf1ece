import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortNumber } from './short-number.ts';

describe('a number written short', () => {
  it('is read back as the number with six decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (value) => {
        expect(JSON.parse(shortNumber(value))).toBe(Math.round(value * 1e6) / 1e6 + 0);
      }),
    );
  });

  it.each([
    [0, '0'],
    [1, '1'],
    [0.5, '0.500000'],
    [0.000_001, '0.000001'],
    [Number.NEGATIVE_INFINITY, 'null'],
    [Number.NaN, 'null'],
    [-1e308, '-1e+308'],
  ])('writes %d as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});
