import { expect, it } from 'vitest';
import { contentNumber } from './content-number.ts';

const products = Array.from({ length: 300 }, (_, at) => ({
  sku: `TOR${at}`,
  brand: 'Torvane',
  name: 'Torvane drill 18 V',
  number: `TV-${at}`,
}));

it('the number of a product has nothing to do with how it was numbered, and is hardly ever that of another', () => {
  const numbers = products.map(contentNumber);
  expect(new Set(numbers).size).toBe(products.length);
  expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
  const inLowerHalf = numbers.filter((number) => number < 2 ** 31).length;
  expect(inLowerHalf).toBeGreaterThan(100);
  expect(inLowerHalf).toBeLessThan(200);
});

it('the number of a product is that of what it is: another field, another number', () => {
  const [first] = products;
  if (first === undefined) throw new Error('no product');
  for (const field of ['sku', 'brand', 'name', 'number'] as const)
    expect(contentNumber({ ...first, [field]: 'other' })).not.toBe(contentNumber(first));
});
