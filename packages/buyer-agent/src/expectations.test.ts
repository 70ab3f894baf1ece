import { describe, expect, it } from 'vitest';
import { aMandate, anOffering, playWithSeller, someTerms, worthOfTerms } from '../test/support/reference-table.ts';
import { describeExpectations, expectationsOf, rememberedOffers } from './expectations.ts';
import type { RememberedDeal } from './memory.ts';
import { openingIssues } from './opening-issues.ts';
import { prepareAgent } from './thread-agent.ts';

const mandate = aMandate();
const issues = openingIssues(mandate, anOffering);

function deal(changes: Partial<RememberedDeal> = {}): RememberedDeal {
  return {
    ...{ requestNumber: 'PR-1', vendorId: 'a', vendorName: 'Acme', category: 'software.crm', quantity: '150' },
    ...{ listUnitPrice: '1000', unitPrice: '900', rounds: 4, paymentTerms: 'NET60', weight: 1 },
    agreedAt: '2026-06-01T00:00:00.000Z',
    vendorOffers: [someTerms({ payment: 'NET45' }), someTerms({ payment: 'NET45', days: '17' })],
    ...changes,
  };
}

describe('what past deals let expect', () => {
  it('is a discount between those remembered, the surer the more and the liker they are', () => {
    const one = expectationsOf([deal()], issues);
    const two = expectationsOf([deal(), deal({ unitPrice: '920', weight: 0.5 })], issues);
    const unlike = expectationsOf([deal({ weight: 0.25 })], issues);
    expect(one?.discount.mean).toBeCloseTo(0.1, 9);
    expect(two?.discount.mean).toBeCloseTo(0.28 / 3, 9);
    expect(two?.discount.deviation).toBeLessThan(one?.discount.deviation ?? 0);
    expect(unlike?.discount.deviation).toBeGreaterThan(one?.discount.deviation ?? 1);
    expect(expectationsOf([], issues)).toBeUndefined();
  });

  it('weighs what the vendor kept to, and says all of it with its uncertainty', () => {
    const found = expectationsOf([deal()], issues);
    const weight = (name: string) => found?.issueWeights.find(({ issue }) => issue === name)?.weight ?? 0;
    expect(weight('payment_terms')).toBeGreaterThan(weight('delivery_days'));
    expect(found && describeExpectations(found)).toMatch(
      /^expected to end 10\.0 % below list, give or take 3\.0 %; kept most to its values of .*; all this counts like 2\.0 offers of its own$/,
    );
  });

  it('takes no price of another deal, and nothing that cannot be said at this table', () => {
    const offers = rememberedOffers([deal({ vendorOffers: [someTerms({ payment: 'NET90', price: '900' })] })], issues);
    const at = (name: string) => offers[0]?.bid[issues.findIndex((issue) => issue.name === name)];
    expect([at('unit_price'), at('payment_terms')]).toEqual([null, null]);
    expect(at('support_level')).toBe(0);
  });

  it('changes nothing about a table where the mandate leaves no outcome', () => {
    const impossible = aMandate({ maximumDeliveryDays: 1 });
    const facts = { issues, mandate: impossible, worth: worthOfTerms(impossible), seed: 7, memory: [deal()] };
    expect(prepareAgent(facts)).toBeUndefined();
  });

  it('is part of the agent, and the same facts give the same agent and the same moves', () => {
    const facts = { issues, mandate, worth: worthOfTerms(mandate), seed: 7, memory: [deal()] };
    expect(JSON.stringify(prepareAgent(facts))).toBe(JSON.stringify(prepareAgent(facts)));
    expect(prepareAgent(facts)?.prior?.offers).toHaveLength(2);
    const play = () => playWithSeller({ mandate, personality: 'strategic', floor: '1060', memory: [deal()] });
    expect(JSON.stringify(play().sent)).toBe(JSON.stringify(play().sent));
    const limit = (memory: readonly RememberedDeal[]) => prepareAgent({ ...facts, memory })?.walkAwayPrice;
    expect(limit([deal()])).toBe(limit([]));
  });
});
