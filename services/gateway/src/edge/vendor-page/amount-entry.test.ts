import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, writeAmount } from './amount-entry.ts';
import { languageCodes } from './page-language.ts';

describe('an amount that somebody types', () => {
  it.each([
    ['en', '1,080.50', '1080.50'],
    ['en', '1080.5', '1080.5'],
    ['en', '1.080,50', undefined],
    ['en', '1080,50', undefined],
    ['de', '1.080,50', '1080.50'],
    ['de', '1.080', '1080'],
    ['de', '1080.50', '1080.50'],
    ['de', '1 080,5', '1080.5'],
    ['es', '1.234.567,89', '1234567.89'],
    ['es', '1,080.50', undefined],
    ['fr', '1 080,50', '1080.50'],
    ['fr', '1\u202f080,50', '1080.50'],
    // Thousands to a German, a fraction to an Englishman: to a Frenchman it may be either.
    ['fr', '1.080', undefined],
    ['de', 'about 1000', undefined],
    ['en', '', undefined],
    ['en', '-5', undefined],
  ] as const)('in %s as %s means %s', (language, entry, meant) => {
    expect(readAmount(entry, language)).toBe(meant);
  });

  it('is read back as it was written into the field, in every language', () => {
    const amount = fc
      .tuple(fc.nat(9_999_999), fc.nat(99))
      .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
    fc.assert(
      fc.property(amount, fc.constantFrom(...languageCodes), (decimal, language) => {
        expect(readAmount(writeAmount(decimal, language), language)).toBe(decimal);
      }),
    );
  });
});
