import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgreedThread, Yardstick } from './award.ts';
import { standingRules, standingToTell } from './standing.ts';

const yardstick: Yardstick = {
  purchase: { currencyCode: 'USD', minorUnits: 2, quantity: '150', defaultTermMonths: 36 },
  worth: { perMonth: 0, perDeliveryDay: 0, perPaymentDay: 0, perSupportStep: 0, supportLevels: [] },
  scoreWorth: '100',
};

function offering(price: number, position = 0, score = 0.5): AgreedThread {
  const threadId = `t${position}`;
  const terms = [{ issue: 'unit_price', kind: 'money' as const, currencyCode: 'USD', amount: String(price) }];
  return { threadId, vendorName: threadId, score, position, terms };
}

describe('where a vendor stands', () => {
  const prices = fc.array(fc.integer({ min: 1000, max: 1010 }), { minLength: 1, maxLength: 5 });

  it('is told only as it is, and only what the rule lets be told', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(prices, fc.integer({ min: 1000, max: 1010 }), fc.constantFrom(...standingRules), (all, own, rule) => {
        const others = all.map((price, i) => offering(price, i + 1));
        const told = standingToTell(rule, { own: offering(own), others, yardstick });
        const best = Math.min(...all);
        expect(told === 'behind').toBe(rule !== 'nothing' && best < own);
        expect(told === 'leading').toBe(rule === 'behind-or-leading' && own < best);
        seen.add(String(told));
      }),
    );
    expect([...seen].toSorted()).toEqual(['behind', 'leading', 'undefined']);
  });

  it('counts what the award counts: a dearer offer of a better vendor may lead', () => {
    const facts = { own: offering(1000), others: [offering(1030, 1, 0.9)], yardstick };
    expect(standingToTell('behind', facts)).toBe('behind');
  });

  it('is nothing while there is nobody, nothing of its own, or no rule', () => {
    const [own, others] = [offering(1100), [offering(1000, 1)]];
    expect(standingToTell('behind', { own, others: [], yardstick })).toBeUndefined();
    expect(standingToTell('behind', { own: undefined, others, yardstick })).toBeUndefined();
    expect(standingToTell(undefined, { own, others, yardstick })).toBeUndefined();
  });
});
