import { describe, expect, it } from 'vitest';
import { seats, someTerms } from '../test/support/reference-table.ts';
import { dealMoney, savings } from './deal-money.ts';

describe('the money of a deal', () => {
  it('is unit price × quantity × years', () => {
    const deal = dealMoney(someTerms({ price: '1100.00' }), seats);
    expect(deal.annualTotal.toFixed(2)).toBe('165000.00');
    expect(deal.contractTotal.toFixed(2)).toBe('495000.00');
  });

  it('is exact where a float is not', () => {
    const deal = dealMoney(someTerms({ price: '0.1', months: '12' }), { ...seats, quantity: '3' });
    expect(deal.contractTotal.toFixed()).toBe('0.3');
  });

  it('counts parts of a year and rounds to what can be paid', () => {
    const deal = dealMoney(someTerms({ price: '100.00', months: '7' }), { ...seats, quantity: '1' });
    expect(deal.contractTotal.toFixed()).toBe('58.33');
    const yen = dealMoney(someTerms({ price: '100', months: '7' }), { ...seats, minorUnits: 0, quantity: '1' });
    expect(yen.contractTotal.toFixed()).toBe('58');
  });

  it('counts a purchase without a term as the default term', () => {
    const terms = someTerms().filter(({ issue }) => issue !== 'term_months');
    expect(dealMoney(terms, seats).contractTotal.toFixed()).toBe('165000');
  });

  it('saves against list over the same term, and never rounds the share up', () => {
    const saved = savings(dealMoney(someTerms({ price: '1110.01' }), seats), '1200.00', seats);
    expect(saved.total.toFixed(2)).toBe('40495.50');
    expect(saved.share.toFixed(4)).toBe('0.0749');
  });

  it('is negative above list, instead of pretending', () => {
    expect(savings(dealMoney(someTerms({ price: '1300' }), seats), '1200', seats).total.isNegative()).toBe(true);
  });
});
