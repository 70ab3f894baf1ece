import { describe, expect, it } from 'vitest';
import { checkPriorities, combinePriorities, noPriorities, requireTone } from './priorities.ts';

describe('priorities', () => {
  it('of a request come before those of the policy, name by name', () => {
    const policy = { vendorScore: { price: 60, compliance: 20 }, terms: { payment_terms: 2 }, tone: 'firm' } as const;
    const request = { ...noPriorities, vendorScore: { price: 10 } };
    expect(combinePriorities(request, policy)).toEqual({
      vendorScore: { price: 10, compliance: 20 },
      terms: { payment_terms: 2 },
      tone: 'firm',
    });
    expect(combinePriorities({ ...request, tone: 'friendly' }, policy).tone).toBe('friendly');
  });

  it.each([
    ['priorities.vendor_score', { ...noPriorities, vendorScore: { beauty: 1 } }],
    ['priorities.vendor_score.price', { ...noPriorities, vendorScore: { price: -1 } }],
    ['priorities.terms.unit_price', { ...noPriorities, terms: { unit_price: Number.NaN } }],
    ['priorities.terms', { ...noPriorities, terms: { price: 1 } }],
  ])('refuse what cannot be weighed, naming %s', (field, given) => {
    expect(() => checkPriorities(given)).toThrow(expect.objectContaining({ reason: 'PRIORITIES_INVALID', field }));
  });

  it('refuse a tone that nobody knows', () => {
    expect(() => requireTone('rude')).toThrow(expect.objectContaining({ allowed: ['firm', 'balanced', 'friendly'] }));
  });
});
