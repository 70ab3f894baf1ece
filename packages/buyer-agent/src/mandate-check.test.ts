import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMandate, seats, someTerms } from '../test/support/reference-table.ts';
import { checkMove, type MandateRule } from './mandate-check.ts';

const check = (terms: ReturnType<typeof someTerms>, changes: Parameters<typeof aMandate>[0] = {}, round = 1) =>
  checkMove(aMandate({ allowedSupportLevels: ['standard'], maximumDeliveryDays: 20, ...changes }), {
    terms,
    round,
    purchase: seats,
  });

describe('the mandate check', () => {
  it('lets pass what keeps every rule', () => {
    expect(check(someTerms())).toEqual({ verdict: 'allowed', broken: [] });
  });

  const breaches: readonly (readonly [MandateRule, Parameters<typeof someTerms>[0]])[] = [
    ['walk-away', { price: '1150.01' }],
    ['currency', { currencyCode: 'EUR' }],
    ['payment-terms', { payment: 'PREPAID' }],
    ['term', { months: '12' }],
    ['support-level', { support: 'premium' }],
    ['delivery', { days: '21' }],
  ];
  it.each(breaches)('refuses what breaks %s', (rule, changes) => {
    expect(check(someTerms(changes))).toEqual({ verdict: 'refused', broken: [rule] });
  });

  it('refuses a round too many', () => {
    expect(check(someTerms(), {}, 7).broken).toEqual(['rounds']);
  });

  it('asks for a person above the authority, to the cent', () => {
    const total = '513000.00'; // 1,140 × 150 seats × 3 years
    expect(check(someTerms({ price: '1140.00' }), { authorityLimit: total }).verdict).toBe('allowed');
    expect(check(someTerms({ price: '1140.00' }), { authorityLimit: '512999.99' }).verdict).toBe('needs-person');
  });

  it('never calls a limit a question of authority', () => {
    expect(check(someTerms({ price: '1150.01' }), { authorityLimit: '1' }).verdict).toBe('refused');
  });

  it('judges every price exactly', () => {
    const cents = fc.integer({ min: 1, max: 300_000 });
    fc.assert(
      fc.property(cents, cents, (price, limit) => {
        const text = (value: number) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
        const { verdict } = check(someTerms({ price: text(price) }), { walkAwayUnitPrice: text(limit) });
        expect(verdict).toBe(price <= limit ? 'allowed' : 'refused');
      }),
    );
  });
});
