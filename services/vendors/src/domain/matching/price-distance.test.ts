import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceDistance } from './price-distance.ts';

const eur = (amount: number) => ({ currencyCode: 'EUR', amount });

describe('a price beside what was expected', () => {
  it('says nothing within a factor of three', () => {
    expect(priceDistance(eur(100), eur(290))).toBe(0);
    expect(priceDistance(eur(100), eur(35))).toBe(0);
  });

  it('speaks against a printer for the price of its cable', () => {
    expect(priceDistance(eur(400), eur(7))).toBe(1);
    expect(priceDistance(eur(400), eur(60))).toBeGreaterThan(0.2);
  });

  it.each([
    ['nothing was expected', undefined, eur(10)],
    ['the product has no price', eur(10), undefined],
    ['the currencies differ', { currencyCode: 'USD', amount: 1000 }, eur(1)],
    ['a price is nothing', eur(0), eur(100)],
  ])('says nothing where %s', (_, expected, price) => {
    expect(priceDistance(expected, price)).toBe(0);
  });

  it('is as far whichever of the two is larger, and never further than one', () => {
    const amount = fc.double({ min: 0.01, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const distance = priceDistance(eur(left), eur(right));
        expect(distance).toBeCloseTo(priceDistance(eur(right), eur(left)), 9);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
      }),
    );
  });
});
