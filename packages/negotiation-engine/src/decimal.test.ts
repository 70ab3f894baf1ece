import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
} from './decimal.ts';

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => ({ units, scale }));

describe('decimals', () => {
  it('come back from text as they were', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value);
      }),
    );
  });

  it('lose nothing in a sum', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0);
      }),
    );
    expect(formatDecimal(addDecimals(parseDecimal('0.1'), parseDecimal('0.2')))).toBe('0.3');
  });

  it('round half away from zero', () => {
    expect(formatDecimal(roundDecimal(parseDecimal('1.005'), 2))).toBe('1.01');
    expect(formatDecimal(roundDecimal(parseDecimal('-1.005'), 2))).toBe('-1.01');
    expect(formatDecimal(roundDecimal(parseDecimal('1.0049'), 2))).toBe('1.00');
  });

  it('refuse anything that is not plain decimal notation', () => {
    for (const text of ['', '1,5', '1.', '.5', 'NaN', '0x10', ' 1'])
      expect(() => parseDecimal(text)).toThrow(/allowed a decimal/);
  });
});
