import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMandate, seats, someTerms } from '../test/support/reference-table.ts';
import { allInTotal, type Costs, costLines, feeBases, unitPriceWithin } from './costs.ts';
import { effectiveMandate } from './effective-mandate.ts';
import { checkMove } from './mandate-check.ts';

const fees: Costs['fees'] = [
  { name: 'set-up', amount: '500', basis: 'once' },
  { name: 'hosting', amount: '100', basis: 'per-year' },
  { name: 'backup', amount: '1.005', basis: 'per-unit-and-year' },
];

describe('the all-in total', () => {
  it('is the price over the term, with fees by their basis and tax on both, each rounded up to a coin', () => {
    const terms = someTerms({ price: '1000', months: '36' });
    expect(allInTotal(terms, seats).toFixed()).toBe('450000');
    expect(allInTotal(terms, seats, { taxPercent: '0', fees }).toFixed()).toBe('451252.25');
    expect(allInTotal(terms, seats, { taxPercent: '19', fees: [] }).toFixed()).toBe('535500');
    expect(allInTotal(someTerms({ price: '0.01', months: '1' }), seats, { taxPercent: '19', fees: [] }).toFixed()).toBe(
      '0.16',
    );
  });
});

describe('what the all-in total is made of', () => {
  it('adds up to it, by name', () => {
    const terms = someTerms({ price: '1000', months: '36' });
    const lines = costLines(terms, seats, { taxPercent: '19', fees });
    expect(lines.map(({ name }) => name)).toEqual(['price', 'set-up', 'hosting', 'backup', 'tax']);
    const sum = lines.reduce((total, line) => total.plus(line.amount), new Decimal(0));
    expect(sum.toFixed()).toBe(allInTotal(terms, seats, { taxPercent: '19', fees }).toFixed());
    expect(costLines(terms, seats)).toEqual([{ name: 'price', amount: '450000' }]);
  });
});

const amount = (largest: number) => fc.integer({ min: 1, max: largest }).map((cents) => (cents / 100).toFixed(2));
const costs = fc.record({
  taxPercent: fc.integer({ min: 0, max: 3000 }).map((percent) => String(percent / 100)),
  fees: fc.array(fc.record({ name: fc.constant('fee'), amount: amount(50_000), basis: fc.constantFrom(...feeBases) }), {
    maxLength: 3,
  }),
});
const months = fc.constantFrom(1, 12, 24, 36);

describe('a limit on the total', () => {
  it('is kept by the price derived from it, whatever fees, tax and rounding are', () => {
    fc.assert(
      fc.property(costs, months, amount(100_000_000), (drawn, termMonths, total) => {
        const price = unitPriceWithin(total, seats, { costs: drawn, termMonths });
        fc.pre(price !== '0');
        const terms = someTerms({ price, months: String(termMonths) });
        expect(allInTotal(terms, seats, drawn).toNumber()).toBeLessThanOrEqual(Number(total));
      }),
    );
  });

  it('leaves no coin of the price unused', () => {
    fc.assert(
      fc.property(costs, months, amount(100_000_000), (drawn, termMonths, total) => {
        const price = unitPriceWithin(total, seats, { costs: drawn, termMonths });
        const oneCoinMore = someTerms({ price: new Decimal(price).plus('0.01').toFixed(), months: String(termMonths) });
        expect(allInTotal(oneCoinMore, seats, drawn).gt(total)).toBe(true);
      }),
    );
  });

  it('is never broken by an offer the check lets pass', () => {
    fc.assert(
      fc.property(costs, amount(60_000_000), amount(200_000), (drawn, maximumTotal, price) => {
        const mandate = aMandate({ costs: drawn, maximumTotal, walkAwayUnitPrice: '2000' });
        const terms = someTerms({ price });
        const isAbove = allInTotal(terms, seats, drawn).gt(maximumTotal);
        expect(checkMove(mandate, { terms, round: 1, purchase: seats }).broken.includes('budget')).toBe(isAbove);
      }),
    );
  });
});

describe('the mandate of a thread', () => {
  const read = (changes: Parameters<typeof aMandate>[0], withinAuthority = false) =>
    effectiveMandate(aMandate(changes), seats, { withinAuthority });

  it('is the mandate itself where nothing limits the total', () => {
    expect(read({ authorityLimit: '1' })).toEqual(aMandate({ authorityLimit: '1' }));
  });

  it('walks away at what the budget leaves for the price', () => {
    expect(read({ maximumTotal: '450000' }).walkAwayUnitPrice).toBe('1000');
    expect(read({ maximumTotal: '999999' }).walkAwayUnitPrice).toBe('1150');
  });

  it('asks about nothing again that a person has let pass in this thread', () => {
    const mandate = aMandate({ authorityLimit: '450000' });
    const approved = effectiveMandate(mandate, seats, { withinAuthority: false, approvedUpTo: '460000' });
    const verdictOf = (price: string) =>
      checkMove(approved, { terms: someTerms({ price }), round: 1, purchase: seats }).verdict;
    expect([verdictOf('1022.22'), verdictOf('1022.23')]).toEqual(['allowed', 'needs-person']);
  });

  it('takes the authority limit for a hard one after a person has refused a move above it', () => {
    const hardened = read({ authorityLimit: '450000', maximumTotal: '460000' }, true);
    expect(hardened).toMatchObject({ maximumTotal: '450000', walkAwayUnitPrice: '1000' });
    const move = { terms: someTerms({ price: '1000.01' }), round: 1, purchase: seats };
    expect(checkMove(hardened, move).verdict).toBe('refused');
  });
});
