import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMandate, anOffering, seats, someTerms } from '../test/support/reference-table.ts';
import { rankThreads } from './award.ts';
import { chargesPerUnit } from './charge-share.ts';
import { allInTotal, costLines, noCosts } from './costs.ts';
import { effectiveMandate } from './effective-mandate.ts';
import { checkMove } from './mandate-check.ts';
import { openingIssues } from './opening-issues.ts';
import {
  type ChargeTerm,
  chargeBases,
  chargeIssue,
  checkCharges,
  openCharges,
  settledCharges,
} from './stated-charges.ts';
import { toBid, toTerms } from './table-terms.ts';
import type { Terms } from './terms.ts';

function charge(name: string, amount: string, changes: Partial<ChargeTerm> = {}): ChargeTerm {
  const said = { kind: 'charge', currencyCode: 'USD', basis: 'once', untaxed: false } as const;
  return { ...said, issue: chargeIssue(name), amount, ...changes };
}

const tax = (percent: string) => charge('tax', percent, { basis: 'percent' });
const yearly = (...charges: readonly ChargeTerm[]): Terms => [
  ...someTerms({ price: '1000', months: '36' }),
  ...charges,
];

describe('charges of an offer', () => {
  it('are part of what is paid, by their basis, and are named', () => {
    const terms = yearly(
      charge('set-up', '500'),
      charge('badge', '2', { basis: 'per-unit' }),
      charge('hosting', '100', { basis: 'per-year' }),
    );
    expect(costLines(terms, seats)).toEqual([
      { name: 'price', amount: '450000' },
      { name: 'set-up', amount: '500' },
      { name: 'badge', amount: '300' },
      { name: 'hosting', amount: '300' },
    ]);
    expect(allInTotal(terms, seats).toFixed()).toBe('451100');
  });

  it('carry tax unless they are said to be without', () => {
    const costs = { taxPercent: '10', fees: [] };
    const terms = yearly(charge('set-up', '1000'), charge('customs', '200', { untaxed: true }));
    expect(allInTotal(terms, seats, costs).toFixed()).toBe('496300');
  });

  it('count in place of an expected fee of that name, however it is spelled', () => {
    const costs = { taxPercent: '0', fees: [{ name: 'Set up', amount: '5000', basis: 'once' as const }] };
    expect(allInTotal(yearly(charge('set-up', '1000')), seats, costs).toFixed()).toBe('451000');
  });

  it('raise the tax that is reckoned with and never lower it', () => {
    const costs = { taxPercent: '19', fees: [] };
    expect(allInTotal(yearly(tax('7')), seats, costs).toFixed()).toBe('535500');
    expect(allInTotal(yearly(tax('20')), seats, costs).toFixed()).toBe('540000');
  });

  const faults: readonly (readonly [string, readonly ChargeTerm[]])[] = [
    ['a charge twice', [charge('set-up', '1'), charge('Set up', '2')]],
    ['another currency', [charge('set-up', '1', { currencyCode: 'EUR' })]],
    ['less than nothing', [charge('set-up', '-1')]],
    ['no number', [charge('set-up', 'NaN')]],
    ['a tax that is an amount', [charge('tax', '5')]],
    ['a rate that is no tax', [charge('shipping', '5', { basis: 'percent' })]],
    ['a tax of more than the price', [tax('101')]],
    ['no name', [charge(' ', '1')]],
    ['a name that is a text', [charge('x'.repeat(61), '1')]],
    ['more than anybody would read', Array.from({ length: 11 }, (_, i) => charge(`charge ${i}`, '1'))],
  ];
  it.each(faults)('are refused with %s', (_, charges) => {
    expect(() => checkCharges(yearly(...charges))).toThrow(
      expect.objectContaining({ reason: 'COUNTERPARTY_PROTOCOL' }),
    );
  });

  it('are no issue of the table, and no bid', () => {
    const issues = openingIssues(aMandate(), anOffering);
    const values = toTerms(
      issues,
      issues.map(() => 0),
    );
    expect(toBid(issues, [...values, charge('unit_price', '1')])).toEqual(issues.map(() => 0));
  });
});

describe('a charge without an amount', () => {
  const open = yearly(charge('shipping', ''));

  it('keeps the offer from being agreed on, whatever the limits are', () => {
    expect(checkMove(aMandate(), { terms: open, round: 1, purchase: seats })).toEqual({
      verdict: 'refused',
      broken: ['open-charge'],
    });
  });

  it('is in no offer of ours', () => {
    expect(settledCharges([...open, charge('set-up', '5')])).toEqual([charge('set-up', '5')]);
  });

  it('is known all the same when it is the tax, and the buyer reckons with one', () => {
    expect(openCharges({ taxPercent: '19', fees: [] }, yearly(tax('')))).toEqual([]);
    expect(openCharges(noCosts, yearly(tax('')))).toEqual(['tax']);
  });
});

const cents = (largest: number) => fc.integer({ min: 0, max: largest }).map((amount) => (amount / 100).toFixed(2));
const drawnCharges = fc
  .array(
    fc.record({
      amount: cents(500_000),
      basis: fc.constantFrom(...chargeBases.filter((basis) => basis !== 'percent')),
      untaxed: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map((drawn) => drawn.map(({ amount, ...changes }, i) => charge(`charge ${i}`, amount, changes)));
const drawnTax = fc.integer({ min: 0, max: 2500 }).map((percent) => String(percent / 100));

describe('with charges of a vendor', () => {
  it('an offer at the walk-away price keeps the budget, and a coin more breaks it', () => {
    fc.assert(
      fc.property(drawnCharges, drawnTax, cents(100_000_000), (charges, taxPercent, maximumTotal) => {
        fc.pre(Number(maximumTotal) > 0);
        const mandate = aMandate({ maximumTotal, walkAwayUnitPrice: '1000000', costs: { taxPercent, fees: [] } });
        const charged = yearly(...charges);
        const { walkAwayUnitPrice: price } = effectiveMandate(mandate, seats, { withinAuthority: false, charged });
        fc.pre(price !== '0' && price !== '1000000');
        const totalAt = (amount: string) =>
          allInTotal([...someTerms({ price: amount, months: '36' }), ...charges], seats, mandate.costs);
        expect(totalAt(price).lte(maximumTotal)).toBe(true);
        expect(totalAt(new Decimal(price).plus('0.01').toFixed()).gt(maximumTotal)).toBe(true);
      }),
    );
  });

  it('what is paid is the sum of its lines', () => {
    fc.assert(
      fc.property(drawnCharges, drawnTax, (charges, taxPercent) => {
        const terms = yearly(...charges);
        const costs = { taxPercent, fees: [] };
        const lines = costLines(terms, seats, costs);
        const sum = lines.reduce((total, { amount }) => total.plus(amount), new Decimal(0));
        expect(sum.toFixed()).toBe(allInTotal(terms, seats, costs).toFixed());
      }),
    );
  });

  it('the cheaper price loses against the cheaper whole', () => {
    const worth = { perMonth: 0, perDeliveryDay: 0, perPaymentDay: 0, perSupportStep: 0, supportLevels: [] };
    const threads = [
      { threadId: 'hidden', terms: yearly(charge('set-up', '9001')) },
      { threadId: 'open', terms: someTerms({ price: '1020', months: '36' }) },
    ].map((thread, position) => ({ ...thread, vendorName: thread.threadId, score: 0.5, position }));
    const ranked = rankThreads(threads, { purchase: seats, worth, scoreWorth: '0' });
    expect(ranked.map(({ threadId }) => threadId)).toEqual(['open', 'hidden']);
    expect(ranked[1]?.charges.toFixed()).toBe('20.0022');
  });

  it('nothing is added to the price of an offer without any', () => {
    expect(chargesPerUnit(yearly(), seats, { taxPercent: '19', fees: [] }).isZero()).toBe(true);
  });
});
