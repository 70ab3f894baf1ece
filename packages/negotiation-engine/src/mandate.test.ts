import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostModel } from './cost-of-ownership.ts';
import { checkMandate, type Mandate, permittedValues } from './mandate.ts';
import { toBid } from './outcome-space.ts';
import { buildProcurementSpace } from './procurement-space.ts';

const issues = buildProcurementSpace({
  currencyCode: 'USD',
  listPrice: '1200.00',
  termMonths: [12, 36],
  supportLevels: ['standard', 'premium'],
});
const cost: CostModel = {
  currencyCode: 'USD',
  minorUnits: 2,
  priceIssue: 'unit_price',
  quantity: '150',
  termMonths: { issue: 'term_months' },
  fees: [{ name: 'onboarding', amount: '2500.00', per: 'once' }],
  chargesByValue: { support_level: { premium: { name: 'premium support', amount: '10.00', per: 'unit-year' } } },
  taxPercent: '8.875',
};
const mandate: Mandate = { version: 3, allowed: { unit_price: { max: '1150.00' } }, maxRounds: 6 };
const bidOf = (price: string, term: string, support = 'standard') =>
  toBid(issues, { unit_price: price, term_months: term, support_level: support });

describe('a mandate', () => {
  it('lets pass what it allows', () => {
    expect(checkMandate({ issues, mandate }, { bid: bidOf('1150.00', '36'), round: 6 })).toEqual({
      verdict: 'allowed',
      breaches: [],
    });
  });

  it('refuses a price above the limit and names given and allowed', () => {
    expect(checkMandate({ issues, mandate }, { bid: bidOf('1151.00', '36'), round: 1 })).toEqual({
      verdict: 'refused',
      breaches: [{ rule: 'allowed-values', field: 'unit_price', given: '1151.00', allowed: 'up to 1150.00' }],
    });
  });

  it('refuses a round too many', () => {
    expect(checkMandate({ issues, mandate }, { bid: bidOf('1100.00', '36'), round: 7 }).breaches[0]?.rule).toBe(
      'maximum-rounds',
    );
  });

  it('counts fees, options and tax into the walk-away', () => {
    const limited: Mandate = { ...mandate, walkAway: { currencyCode: 'USD', amount: '183000.00', basis: 'per-year' } };
    // 1,100 x 150 = 165,000 a year; with 2,500 / 3 and 8.875 % tax 180,551.05
    expect(checkMandate({ issues, mandate: limited, cost }, { bid: bidOf('1100.00', '36'), round: 1 }).verdict).toBe(
      'allowed',
    );
    expect(
      checkMandate({ issues, mandate: limited, cost }, { bid: bidOf('1110.00', '36', 'premium'), round: 1 }).breaches,
    ).toEqual([{ rule: 'walk-away', field: 'all-in cost', given: '183817.30', allowed: 'at most 183000.00 USD' }]);
  });

  it('asks for a person above the authority limit, but refuses when a limit is broken too', () => {
    const limited: Mandate = { ...mandate, authority: { currencyCode: 'USD', amount: '400000.00' } };
    expect(checkMandate({ issues, mandate: limited, cost }, { bid: bidOf('1100.00', '12'), round: 1 }).verdict).toBe(
      'allowed',
    );
    expect(checkMandate({ issues, mandate: limited, cost }, { bid: bidOf('1100.00', '36'), round: 1 }).verdict).toBe(
      'needs-approval',
    );
    expect(checkMandate({ issues, mandate: limited, cost }, { bid: bidOf('1151.00', '36'), round: 1 }).verdict).toBe(
      'refused',
    );
  });

  it('refuses an amount in another currency instead of comparing numbers', () => {
    const limited: Mandate = { ...mandate, walkAway: { currencyCode: 'EUR', amount: '999999.00', basis: 'total' } };
    expect(
      checkMandate({ issues, mandate: limited, cost }, { bid: bidOf('1100.00', '36'), round: 1 }).breaches[0]?.rule,
    ).toBe('currency');
  });

  it('does not count an all-in limit as kept when the cost cannot be computed', () => {
    const limited: Mandate = { ...mandate, authority: { currencyCode: 'USD', amount: '1.00' } };
    expect(() => checkMandate({ issues, mandate: limited }, { bid: bidOf('1100.00', '36'), round: 1 })).toThrow(
      'no cost model',
    );
  });

  it('permits exactly the values it would not refuse', () => {
    const permitted = permittedValues(issues, mandate);
    fc.assert(
      fc.property(
        fc.tuple(...issues.map((_, i) => fc.nat((permittedValues(issues)[i] as Int32Array).length - 1))),
        (bid) => {
          const within = bid.every((value, i) => (permitted[i] as Int32Array).includes(value));
          expect(checkMandate({ issues, mandate }, { bid, round: 1 }).verdict === 'allowed').toBe(within);
        },
      ),
    );
  });

  it('says which issue it leaves without any value', () => {
    expect(() => permittedValues(issues, { allowed: { term_months: { values: ['60'] } } })).toThrow(
      'mandate.allowed.term_months',
    );
  });
});
