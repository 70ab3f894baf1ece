import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBuyer } from '../buyer.ts';
import type { Issue } from '../issue.ts';
import { frequencyModel } from './frequency-model.ts';
import { uncertaintyOf } from './opponent-model.ts';
import { massOf } from './opponent-prior.ts';

const issues: Issue[] = [
  { name: 'unit_price', type: 'money', currencyCode: 'USD', min: '900', max: '1200', step: '10' },
  { name: 'payment', type: 'choice', ordered: true, values: ['NET30', 'NET45', 'NET60'] },
  { name: 'support', type: 'choice', ordered: true, values: ['standard', 'premium'] },
];
const own = [new Float64Array(31), new Float64Array(3), new Float64Array(2)];
const remembers = (payment: number, weight = 1) => ({ offers: [{ bid: [null, payment, null], weight }] });
const offers = fc.array(fc.tuple(fc.nat(30), fc.nat(2), fc.nat(1)), { maxLength: 8 });

describe('what is remembered of a vendor', () => {
  it('is its estimate before the first offer, and makes it surer', () => {
    const model = frequencyModel(issues, own, { prior: remembers(1) });
    const [, payment] = model.parts();
    expect(payment?.[1]).toBeGreaterThan(Math.max(payment?.[0] ?? 1, payment?.[2] ?? 1));
    expect(uncertaintyOf(model)).toBeLessThan(uncertaintyOf(frequencyModel(issues, own)));
    expect(model.evidence).toBe(0);
  });

  it('gives way to what the vendor says itself', () => {
    const model = frequencyModel(issues, own, { prior: remembers(0, 0.25) });
    for (let price = 30; price > 22; price--) model.observe([price, 2, 0], 0);
    const [, payment] = model.parts();
    expect(payment?.[2]).toBeGreaterThan(payment?.[0] ?? 1);
  });

  it('counts no more than three offers, however much it is, and nothing changes without it', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), offers, (weights, made) => {
        const prior = { offers: weights.map((weight) => ({ bid: [null, 0, 0], weight })) };
        expect(massOf(prior)).toBeLessThanOrEqual(3);
        const [plain, empty] = [frequencyModel(issues, own), frequencyModel(issues, own, { prior: { offers: [] } })];
        for (const bid of made) for (const model of [plain, empty]) model.observe(bid, 0);
        expect(empty.parts()).toEqual(plain.parts());
      }),
    );
  });

  it('lets the agent hold more where deals ended better than fair, and never less', () => {
    const setup = {
      issues,
      walkAwayPrice: '1150',
      normalTerms: { payment: 'NET30', support: 'standard' },
      worth: {
        payment: { byValue: { NET30: 0, NET45: 4, NET60: 8 } },
        support: { byValue: { standard: 0, premium: 10 } },
      },
      mandate: { version: 1, allowed: {}, maxRounds: 6 },
      seed: 3,
    };
    const moves = [
      { by: 'self' as const, bid: [12, 2, 1], round: 1 },
      { by: 'other' as const, bid: [29, 0, 0], round: 1 },
    ];
    const targetAfter = (mean: number) =>
      openBuyer({ ...setup, prior: { ...remembers(0), end: { mean, deviation: 0.02 } } }).decide({ moves, round: 4 })
        .explanation.target;
    const poor = targetAfter(0);
    expect(targetAfter(0.1)).toBe(poor);
    expect(targetAfter(0.95)).toBeGreaterThan(poor);
  });
});
