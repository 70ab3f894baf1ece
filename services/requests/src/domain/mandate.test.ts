import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noCostTerms } from './cost-terms.ts';
import { deriveMandate } from './mandate.ts';
import { defaultPolicy } from './policy.ts';
import { noPriorities } from './priorities.ts';
import type { BudgetPeriod, RequestDetails } from './request-details.ts';
import { requireComplete, totalOverTerm } from './request-total.ts';

const details: RequestDetails = {
  title: '150 CRM seats',
  needText: '',
  category: 'software.crm',
  lines: [{ description: 'CRM seats', quantity: { value: '150', unitCode: 'EA' }, specs: {} }],
  budget: { currencyCode: 'USD', value: new Decimal('172500') },
  budgetPeriod: 'per_year',
  mustHaves: [],
  compliance: [],
  termMonths: 36,
  paymentTerms: [],
  neededBy: '',
  risk: undefined,
  region: '',
  specs: {},
  budgetId: '',
  priorities: noPriorities,
  costs: noCostTerms,
};
const mandateOf = (more: Partial<RequestDetails>) =>
  deriveMandate({
    details: requireComplete({ ...details, ...more }, defaultPolicy),
    policy: defaultPolicy,
    today: '2026-03-02',
    ownerIds: ['requester', 'requester'],
  });

describe('a mandate', () => {
  it('names who may approve what goes beyond it, and never those who asked for the purchase', () => {
    expect(mandateOf({}).approval).toEqual({ roles: ['approver'], except: ['requester'] });
    expect(mandateOf({ risk: 'high' }).approval.roles).toEqual(['approver', 'admin']);
  });

  it('carries what matters how much, and the tone', () => {
    expect(mandateOf({})).toMatchObject({ weights: {}, tone: 'balanced' });
    const priorities = { vendorScore: {}, terms: { payment_terms: 3 }, tone: 'firm' } as const;
    expect(mandateOf({ priorities })).toMatchObject({ weights: { payment_terms: 3 }, tone: 'firm' });
  });

  it('walks away at the budget divided by quantity and years', () => {
    const mandate = mandateOf({});
    expect(mandate.walkAwayUnitPrice.value.toFixed()).toBe('1150');
    expect(mandate.walkAwayUnitPrice.currencyCode).toBe('USD');
    expect(mandate.authorityLimit.value.toFixed()).toBe('517500');
    expect(mandate).toMatchObject({
      allowedTermMonths: [36],
      maximumRounds: 6,
      allowedPaymentTerms: ['NET30', 'NET45', 'NET60'],
    });
  });

  it.each([
    ['total' as const, 36, '517500', '1150'],
    ['per_month' as const, 24, '14375', '1150'],
    ['total' as const, 0, '172500', '1150'],
    ['total' as const, 18, '100000', '444.44'],
  ])('reads a budget %s over %i months', (budgetPeriod: BudgetPeriod, termMonths, budget, expected) => {
    const value = new Decimal(budget);
    const mandate = mandateOf({ budgetPeriod, termMonths, budget: { currencyCode: 'USD', value } });
    expect(mandate.walkAwayUnitPrice.value.toFixed()).toBe(expected);
  });

  it.each([
    ['all_in', 'added', '19', '517500', '953.27'],
    ['net', 'added', '19', '615825', '1136.88'],
    ['all_in', 'included', '19', '517500', '1136.88'],
    ['net', 'included', '19', '615825', '1355.38'],
    ['all_in', 'added', '', '517500', '1136.88'],
  ] as const)(
    'reads a budget %s of tax with tax %s at %s %%',
    (budgetBasis, taxTreatment, taxPercent, most, walkAway) => {
      const usd = (value: string) => ({ currencyCode: 'USD', value: new Decimal(value) });
      const fees = [
        { name: 'set-up', amount: usd('5000'), basis: 'once' as const },
        { name: 'hosting', amount: usd('300.10'), basis: 'per-year' as const },
      ];
      const mandate = mandateOf({ costs: { fees, taxPercent, taxTreatment, budgetBasis } });
      expect(mandate.maximumTotal.value.toFixed()).toBe(most);
      expect(mandate.authorityLimit.value.toFixed()).toBe(most);
      expect(mandate.walkAwayUnitPrice.value.toFixed()).toBe(walkAway);
      expect(mandate.costs.taxPercent).toBe(taxTreatment === 'included' ? '0' : taxPercent || '0');
    },
  );

  it('refuses a budget that fees and tax use up', () => {
    const fees = [
      { name: 'set-up', amount: { currencyCode: 'USD', value: new Decimal('517500') }, basis: 'once' as const },
    ];
    expect(() => mandateOf({ costs: { ...noCostTerms, fees } })).toThrow(
      expect.objectContaining({ reason: 'BUDGET_TOO_SMALL' }),
    );
  });

  it('allows only payment terms that the request and the policy share', () => {
    expect(mandateOf({ paymentTerms: ['NET60', 'NET90'] }).allowedPaymentTerms).toEqual(['NET60']);
    expect(() => mandateOf({ paymentTerms: ['NET90'] })).toThrow(
      expect.objectContaining({ reason: 'NO_PAYMENT_TERMS' }),
    );
  });

  it('leaves as many days for delivery as are left until the day it is needed', () => {
    expect(mandateOf({ neededBy: '2026-04-01' }).maximumDeliveryDays).toBe(30);
    expect(mandateOf({ neededBy: '2026-01-01' }).maximumDeliveryDays).toBe(1);
    expect(mandateOf({}).maximumDeliveryDays).toBe(0);
  });

  it('never lets the total exceed the budget, to the last coin', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => new Decimal(cents).dividedBy(100).plus(5000));
    const period = fc.constantFrom<BudgetPeriod>('total', 'per_year', 'per_month');
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 60 }),
        period,
        (value, count, termMonths, budgetPeriod) => {
          const lines = [{ description: 'x', quantity: { value: String(count), unitCode: 'EA' }, specs: {} }];
          const budget = { currencyCode: 'USD', value: value.times(count) };
          const { walkAwayUnitPrice, maximumTotal } = mandateOf({ lines, termMonths, budgetPeriod, budget });
          const complete = requireComplete({ ...details, lines, termMonths, budgetPeriod, budget }, defaultPolicy);
          const most = walkAwayUnitPrice.value.times(count).times(termMonths).dividedBy(12);
          expect(most.lte(totalOverTerm(complete).value)).toBe(true);
          const oneCoinMore = walkAwayUnitPrice.value.plus('0.01').times(count).times(termMonths).dividedBy(12);
          expect(oneCoinMore.gt(maximumTotal.value)).toBe(true);
        },
      ),
    );
  });

  it('names the first field that is missing for submission', () => {
    expect(() => requireComplete({ ...details, lines: [] }, defaultPolicy)).toThrow(
      expect.objectContaining({ field: 'lines' }),
    );
    expect(() => requireComplete({ ...details, budget: undefined }, defaultPolicy)).toThrow(
      expect.objectContaining({ field: 'budget' }),
    );
    expect(() => requireComplete({ ...details, termMonths: 0 }, defaultPolicy)).toThrow(
      expect.objectContaining({ field: 'term_months' }),
    );
    const lines = [...details.lines, { description: 'paint', quantity: { value: '5', unitCode: 'LTR' }, specs: {} }];
    expect(() => requireComplete({ ...details, lines }, defaultPolicy)).toThrow(
      expect.objectContaining({ reason: 'LINES_NOT_COMPARABLE' }),
    );
  });
});
