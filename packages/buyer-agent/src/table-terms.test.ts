import { valueCount } from '@procur/negotiation-engine/issue';
import { describe, expect, it } from 'vitest';
import { aMandate, anOffering, someTerms } from '../test/support/reference-table.ts';
import { checkAnswer } from './check-answer.ts';
import { openingIssues } from './opening-issues.ts';
import { toBid, toTerms } from './table-terms.ts';
import { findTerm, type Term, textOf } from './terms.ts';

const issues = openingIssues(aMandate(), anOffering);

describe('the issues put on the table', () => {
  it('reach from far below any floor up to the vendor’s own list price', () => {
    expect(issues[0]).toMatchObject({ name: 'unit_price', min: '840', max: '1200', step: '1' });
  });

  it('are the same whatever the buyer can pay, aims for or may sign', () => {
    const rich = aMandate({
      walkAwayUnitPrice: '9999',
      targetUnitPrice: '900',
      authorityLimit: '1',
      weights: { unit_price: 2 },
    });
    expect(openingIssues(rich, anOffering)).toEqual(issues);
  });

  it('hold only values that both sides can live with', () => {
    const payment = openingIssues(aMandate(), { ...anOffering, paymentTerms: ['PREPAID', 'NET45'] });
    expect(payment.find(({ name }) => name === 'payment_terms')).toMatchObject({ values: ['NET45'] });
  });

  it.each(['0.37', '4.5', '95', '1200', '83000'])(
    'keep a list price of %s sayable in a few hundred steps',
    (listUnitPrice) => {
      const [price] = openingIssues(aMandate(), { ...anOffering, listUnitPrice });
      if (price?.type !== 'money') throw new Error('no price');
      const steps = (Number(price.max) - Number(price.min)) / Number(price.step);
      expect(steps).toBeCloseTo(Math.round(steps), 6);
      expect(steps).toBeGreaterThanOrEqual(10);
      expect(steps).toBeLessThanOrEqual(2000);
    },
  );
});

describe('an offer of the other side', () => {
  const replaced = (issue: string, term: Partial<Term>) =>
    someTerms().map((one): Term => (one.issue === issue ? ({ ...one, ...term } as Term) : one));

  it('comes back as it was', () => {
    const bid = issues.map((issue) => Math.min(1, valueCount(issue) - 1));
    expect(toBid(issues, toTerms(issues, bid))).toEqual(bid);
  });

  it('counts as the dearer step when its price lies between two', () => {
    const counted = toTerms(issues, toBid(issues, replaced('unit_price', { amount: '1100.01' } as Partial<Term>)));
    const price = findTerm(counted, 'unit_price');
    expect(price && textOf(price)).toBe('1101');
  });

  const broken: readonly (readonly [string, readonly Term[]])[] = [
    ['misses an issue', someTerms().slice(0, 3)],
    ['brings a new issue', [...someTerms(), { issue: 'kickback', kind: 'flag', flag: true }]],
    ['asks more than list', replaced('unit_price', { amount: '1200.01' } as Partial<Term>)],
    ['is negative', replaced('unit_price', { amount: '-1' } as Partial<Term>)],
    ['is not a number', replaced('unit_price', { amount: 'NaN' } as Partial<Term>)],
    ['has no end', replaced('unit_price', { amount: 'Infinity' } as Partial<Term>)],
    ['names a second price', [...someTerms(), ...someTerms({ price: '1' }).slice(0, 1)]],
    ['changes the currency', replaced('unit_price', { currencyCode: 'EUR' } as Partial<Term>)],
    ['names an unknown support level', replaced('support_level', { choice: 'platinum' } as Partial<Term>)],
    ['names a term between two steps', replaced('delivery_days', { number: '9.5' } as Partial<Term>)],
  ];
  it.each(broken)('is refused when it %s', (_what, terms) => {
    expect(() => toBid(issues, terms)).toThrow(expect.objectContaining({ reason: 'COUNTERPARTY_PROTOCOL' }));
  });

  it('to open the table is refused when it changes what is negotiated', () => {
    const listOffer = {
      terms: toTerms(
        issues,
        issues.map(() => 0),
      ),
    };
    expect(() => checkAnswer(issues, { issues, listOffer })).not.toThrow();
    const withoutPrice = { issues: issues.slice(1), listOffer };
    expect(() => checkAnswer(issues, withoutPrice)).toThrow('unit_price');
    const huge = { ...issues[0], min: '0', step: '0.0001' } as (typeof issues)[number];
    expect(() => checkAnswer(issues, { issues: [huge, ...issues.slice(1)], listOffer })).toThrow('values');
  });
});
