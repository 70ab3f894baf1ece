import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allInCost, type CostModel } from './cost-of-ownership.ts';
import { addDecimals, compareDecimals, parseDecimal } from './decimal.ts';
import { valueCount } from './issue.ts';
import { buildProcurementSpace } from './procurement-space.ts';

const issues = buildProcurementSpace({
  currencyCode: 'USD',
  listPrice: '1200.00',
  priceStep: '0.01',
  termMonths: [7, 12, 36],
});
const model: CostModel = {
  currencyCode: 'USD',
  minorUnits: 2,
  priceIssue: 'unit_price',
  quantity: '33',
  termMonths: { issue: 'term_months' },
  fees: [{ name: 'hosting', amount: '99.99', per: 'year' }],
  credits: [{ name: 'migration credit', amount: '250.00', per: 'once' }],
  taxPercent: '7.7',
};

describe('the all-in cost', () => {
  it('adds up line by line to the cent', () => {
    fc.assert(
      fc.property(fc.nat(valueCount(issues[0] as never) - 1), fc.nat(2), (price, term) => {
        const { lines, total } = allInCost(model, issues, [price, term]);
        const sum = lines.reduce((so, line) => addDecimals(so, parseDecimal(line.amount)), parseDecimal('0'));
        expect(compareDecimals(sum, parseDecimal(total))).toBe(0);
      }),
    );
  });

  it('rises with the price', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(2), (price, term) => {
        const [low, high] = [allInCost(model, issues, [price, term]), allInCost(model, issues, [price + 1, term])];
        expect(compareDecimals(parseDecimal(low.total), parseDecimal(high.total))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('rounds the share of a year up, never down', () => {
    const cost = allInCost(model, issues, [0, 0]);
    expect(Number(cost.perYear) * 7).toBeGreaterThanOrEqual(Number(cost.total) * 12 - 1e-6);
  });

  it('names the issue that is missing', () => {
    expect(() => allInCost({ ...model, priceIssue: 'price' }, issues, [0, 0])).toThrow(
      'given price, allowed unit_price, term_months',
    );
  });
});
