import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Issue, indexOfValue, valueAt, valueCount } from './issue.ts';
import { spaceSize, toBid, toOutcome } from './outcome-space.ts';

const price: Issue = {
  name: 'unit_price',
  type: 'money',
  currencyCode: 'USD',
  min: '840.00',
  max: '1200.00',
  step: '0.05',
};
const rate: Issue = { name: 'rate', type: 'number', unit: 'P1', min: 0, max: 1, step: 0.1 };
const support: Issue = { name: 'support', type: 'choice', ordered: true, values: ['standard', 'premium'] };
const training: Issue = { name: 'training', type: 'boolean' };
const start: Issue = { name: 'start', type: 'date', min: '2026-02-27', max: '2026-03-31', stepDays: 2 };
const issues = [price, rate, support, training, start];

describe('issues', () => {
  it('find every value at the position they give it', () => {
    for (const issue of issues) {
      fc.assert(
        fc.property(fc.nat(valueCount(issue) - 1), (index) => {
          expect(indexOfValue(issue, valueAt(issue, index))).toBe(index);
        }),
      );
    }
  });

  it('do not lose cents or tenths', () => {
    expect(valueAt(price, 7_199)).toBe('1199.95');
    expect(valueAt(rate, 3)).toBe(0.3);
    expect(valueAt(start, 1)).toBe('2026-03-01');
  });

  it('refuse what they do not have, and say what they have', () => {
    expect(() => indexOfValue(price, '1199.97')).toThrow('840.00 to 1200.00 in steps of 0.05');
    expect(() => indexOfValue(support, 'gold')).toThrow('standard, premium');
    expect(() => valueAt(training, 2)).toThrow('0 to 1');
    expect(() => valueCount({ ...rate, step: 0 })).toThrow('step > 0');
    expect(() => valueCount({ ...price, min: '1300.00' })).toThrow('min <= max');
  });

  it('turn into words and back', () => {
    const outcome = { unit_price: '1100.00', rate: 0.7, support: 'premium', training: true, start: '2026-03-03' };
    expect(toOutcome(issues, toBid(issues, outcome))).toEqual(outcome);
  });

  it('count spaces beyond what a number can hold', () => {
    const ten = Array.from(
      { length: 40 },
      (_, i): Issue => ({ name: `issue ${i}`, type: 'number', unit: 'C62', min: 1, max: 10, step: 1 }),
    );
    expect(spaceSize(ten)).toBe(10n ** 40n);
  });
});
