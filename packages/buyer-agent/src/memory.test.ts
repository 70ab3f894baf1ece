import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeMemory, expectedDiscount, type PastDeal, recall } from './memory.ts';

const at = new Date('2026-06-01T00:00:00.000Z');
const occasion = { vendorId: 'a', category: 'software.crm', quantity: '150', at };

function deal(changes: Partial<PastDeal> = {}): PastDeal {
  return {
    requestNumber: 'PR-1',
    vendorId: 'a',
    vendorName: 'Acme',
    category: 'software.crm',
    quantity: '150',
    listUnitPrice: '1000',
    unitPrice: '918',
    rounds: 4,
    paymentTerms: 'NET60',
    agreedAt: '2026-06-01T00:00:00.000Z',
    ...changes,
  };
}

describe('the memory of past deals', () => {
  it('puts the same vendor and category first, then the vendor, then the category, and nothing else', () => {
    const deals = [
      deal({ requestNumber: 'category', vendorId: 'b' }),
      deal({ requestNumber: 'other', vendorId: 'b', category: 'hardware' }),
      deal({ requestNumber: 'vendor', category: 'hardware' }),
      deal({ requestNumber: 'both' }),
    ];
    const found = recall(deals, occasion, 5);
    expect(found.map(({ requestNumber, weight }) => [requestNumber, weight])).toEqual([
      ['both', 1],
      ['vendor', 0.5],
      ['category', 0.25],
    ]);
    expect(recall(deals, occasion, 0)).toEqual([]);
  });

  it('weighs what is a year old, or ten times as large, half', () => {
    const [old] = recall([deal({ agreedAt: '2025-06-01T00:00:00.000Z' })], occasion, 5);
    const [large] = recall([deal({ quantity: '1500' })], occasion, 5);
    expect([old?.weight, large?.weight]).toEqual([0.5, 0.5]);
    expect(recall([deal({ agreedAt: '2016-06-01T00:00:00.000Z' })], occasion, 5)).toEqual([]);
  });

  it('names them in words', () => {
    const found = recall([deal(), deal({ requestNumber: 'PR-2', unitPrice: '909', vendorName: 'Acme' })], occasion, 5);
    expect(describeMemory(found, 'a')).toEqual([
      '2 earlier negotiations with Acme ended at 8.2 % below list after 4 rounds, 9.1 % below list after 4 rounds: PR-1 NET60, PR-2 NET60',
    ]);
    expect(describeMemory([], 'a')).toEqual([]);
  });

  it('expects a discount between those it remembers', () => {
    const prices = fc.array(fc.integer({ min: 500, max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(prices, (all) => {
        const found = recall(
          all.map((price) => deal({ unitPrice: String(price) })),
          occasion,
          8,
        );
        const expected = expectedDiscount(found) ?? Number.NaN;
        expect(expected).toBeGreaterThanOrEqual(1 - Math.max(...all) / 1000 - 1e-9);
        expect(expected).toBeLessThanOrEqual(1 - Math.min(...all) / 1000 + 1e-9);
      }),
    );
    expect(expectedDiscount([])).toBeUndefined();
  });
});
