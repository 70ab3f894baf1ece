import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import {
  type CostTerms,
  checkCostTerms,
  checkPolicyCosts,
  costsOnTop,
  noCostTerms,
  resolveCosts,
} from './cost-terms.ts';

const usd = (value: string) => ({ currencyCode: 'USD', value: new Decimal(value) });
const setUp = { name: 'set-up', amount: usd('500'), basis: 'once' as const };
const hosting = { name: 'hosting', amount: usd('100.50'), basis: 'per-year' as const };
const terms = (more: Partial<CostTerms>): CostTerms => ({ ...noCostTerms, ...more });

describe('what is paid besides the unit price', () => {
  it('is nothing, and the budget covers everything, where neither request nor policy says so', () => {
    const resolved = resolveCosts(noCostTerms, noCostTerms, 'USD');
    expect(resolved).toEqual({ fees: [], taxPercent: '0', taxTreatment: 'added', budgetBasis: 'all_in' });
  });

  it('is the policy’s until the request says otherwise, fee by fee', () => {
    const policy = terms({ fees: [setUp, hosting], taxPercent: '19', budgetBasis: 'net' });
    const request = terms({ fees: [{ ...setUp, amount: usd('250') }], taxPercent: '7' });
    expect(resolveCosts(request, policy, 'USD')).toEqual({
      fees: [
        { name: 'hosting', amount: '100.5', basis: 'per-year' },
        { name: 'set-up', amount: '250', basis: 'once' },
      ],
      taxPercent: '7',
      taxTreatment: 'added',
      budgetBasis: 'net',
    });
  });

  it('strikes out a fee of the policy by an amount of 0', () => {
    const request = terms({ fees: [{ ...setUp, amount: usd('0') }] });
    expect(resolveCosts(request, terms({ fees: [setUp] }), 'USD').fees).toEqual([]);
  });

  it('adds no tax to prices that contain it', () => {
    const resolved = resolveCosts(terms({ taxPercent: '19', taxTreatment: 'included' }), noCostTerms, 'USD');
    expect(costsOnTop(resolved)).toEqual({ fees: [], taxPercent: '0' });
    expect(costsOnTop({ ...resolved, taxTreatment: 'added' })).toEqual({ fees: [], taxPercent: '19' });
  });

  it.each([
    ['costs.fees[0].amount', terms({ fees: [{ ...setUp, amount: undefined }] })],
    ['costs.fees[0].basis', terms({ fees: [{ ...setUp, basis: undefined }] })],
    [
      'costs.fees[0].amount.currency_code',
      terms({ fees: [{ ...setUp, amount: { ...usd('1'), currencyCode: 'EUR' } }] }),
    ],
    ['costs.tax_percent', terms({ taxTreatment: 'included', budgetBasis: 'net' })],
  ])('is never guessed at: %s', (field, request) => {
    expect(() => resolveCosts(request, noCostTerms, 'USD')).toThrow(
      expect.objectContaining({ kind: 'invalid', field }),
    );
  });

  it('names a fee of the policy in another currency than the budget', () => {
    const policy = terms({ fees: [setUp] });
    expect(() => resolveCosts(noCostTerms, policy, 'EUR')).toThrow(
      expect.objectContaining({ reason: 'FEE_CURRENCY_MISMATCH', given: 'USD' }),
    );
  });

  it.each([
    ['costs.fees[0].name', { fees: [{ ...setUp, name: ' ' }] }],
    ['costs.fees[0].name', { fees: [{ ...setUp, name: 'Tax' }] }],
    ['costs.fees[0].amount', { fees: [{ ...setUp, amount: usd('-1') }] }],
    ['costs.fees', { fees: [setUp, setUp] }],
    ['costs.fees', { fees: Array.from({ length: 31 }, (_, i) => ({ ...setUp, name: `fee ${i}` })) }],
    ['costs.tax_percent', { taxPercent: '101' }],
    ['costs.tax_percent', { taxPercent: '-1' }],
    ['costs.tax_percent', { taxPercent: '1e1' }],
    ['costs.tax_percent', { taxPercent: 'NaN' }],
  ])('refuses nonsense in %s', (field, more) => {
    expect(() => checkCostTerms(terms(more))).toThrow(expect.objectContaining({ reason: 'COSTS_INVALID', field }));
  });

  it('may be unresolved in a draft and not in a policy', () => {
    const unresolved = terms({ fees: [{ ...setUp, amount: undefined }] });
    expect(() => checkCostTerms(unresolved)).not.toThrow();
    expect(() => checkPolicyCosts(unresolved)).toThrow(expect.objectContaining({ field: 'costs.fees[0].amount' }));
  });
});
