import { describe, expect, it } from 'vitest';
import type { Requirement } from '../reading/requirement.ts';
import { toRequestedLine } from './requested-lines.ts';

describe('what the catalogue is told that one piece is expected to cost', () => {
  it('is the price of the line, in the currency of the document', () => {
    expect(expectedOf({ amount: '399.90', currency: 'EUR' })).toEqual({ currencyCode: 'EUR', value: '399.90' });
  });

  it.each([
    ['the currency is open', { amount: '399.90', currency: '$' }],
    ['there is no currency', { amount: '399.90', currency: '' }],
    ['it is nothing', { amount: '0.00', currency: 'EUR' }],
    ['it is no plain amount', { amount: '-5', currency: 'EUR' }],
  ])('is not said where %s', (_, price) => {
    expect(expectedOf(price)).toBeUndefined();
  });

  it('is not said of a thousand: the price of a thousand says little about one', () => {
    expect(expectedOf({ amount: '12.00', currency: 'EUR' }, { value: '38', unitCode: 'MIL' })).toBeUndefined();
  });

  it('is not said where the line has no price', () => {
    expect(toRequestedLine('1', requirement({}))).not.toHaveProperty('expectedUnitPrice');
  });
});

type Price = { readonly amount: string; readonly currency: string };

function expectedOf(price: Price, quantity = { value: '3', unitCode: 'EA' }) {
  const fields = { unitPrice: field(price), quantity: field(quantity) };
  return toRequestedLine('1', requirement(fields)).expectedUnitPrice;
}

function requirement(fields: Partial<Requirement>): Requirement {
  const empty = { label: '', unitText: '', specifications: [], spans: [], confidence: 1 };
  return { position: 1, description: field('Laser printer'), ...empty, ...fields };
}

function field<T>(value: T) {
  return { value, written: '', spans: [], confidence: 1 };
}
