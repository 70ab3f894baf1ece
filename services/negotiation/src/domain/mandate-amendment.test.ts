import type { Mandate } from '@procur/buyer-agent/mandate';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { describe, expect, it } from 'vitest';
import { judgeAmendment, judgeDecision, requireAmendable } from './mandate-amendment.ts';

// 150 seats over three years: the walk-away price of 1,150 is 517,500 in all.
const limited = aMandate({ authorityLimit: '517500' });
const judge = (to: Partial<Mandate>, from: Mandate = limited) =>
  judgeAmendment({ from, to: { ...from, ...to }, quantity: '150' });

describe('a change of the mandate', () => {
  it.each<[string, Partial<Mandate>]>([
    ['a lower walk-away price', { walkAwayUnitPrice: '1100' }],
    ['fewer rounds', { maximumRounds: 3 }],
    ['other terms within the limit', { allowedPaymentTerms: [] }],
    ['a lower authority limit', { authorityLimit: '400000' }],
    ['a tone', { tone: 'firm' }],
    ['a budget', { maximumTotal: '500000' }],
  ])('takes effect at once: %s', (_, to) => {
    expect(judge(to)).toBe('takes-effect');
  });

  it.each<[string, Partial<Mandate>]>([
    ['a walk-away price above it', { walkAwayUnitPrice: '1150.01' }],
    ['a longer term', { allowedTermMonths: [36, 48] }],
    ['a fee', { costs: { taxPercent: '0', fees: [{ name: 'set-up', amount: '1', basis: 'once' }] } }],
    ['a higher authority limit', { authorityLimit: '517500.01' }],
    ['other approvers', { approval: { roles: ['buyer'], except: [] } }],
  ])('needs another person where it could lead above the authority limit: %s', (_, to) => {
    expect(judge(to)).toBe('needs-person');
  });

  it('needs another person when it takes the limit away', () => {
    const { authorityLimit: _, ...to } = limited;
    expect(judgeAmendment({ from: limited, to, quantity: '150' })).toBe('needs-person');
  });

  it('within a budget below the limit takes effect at once', () => {
    expect(judge({ walkAwayUnitPrice: '1300', maximumTotal: '517500' })).toBe('takes-effect');
  });

  it.each<[string, Partial<Mandate>]>([
    ['mandate.currency', { currencyCode: 'EUR' }],
    ['mandate.policy_version', { policyVersion: 2 }],
    ['mandate.maximum_rounds', { maximumRounds: 7 }],
    ['mandate.weights', { weights: { support_level: 1 } }],
  ])('is refused where the table rests on it: %s', (field, to) => {
    expect(() => judge(to)).toThrow(expect.objectContaining({ reason: 'MANDATE_SETTLED', field }));
  });

  it('is for a running negotiation, and for the version that was read', () => {
    expect(() => requireAmendable({ status: 'running', mandateVersion: 2 }, 2)).not.toThrow();
    expect(() => requireAmendable({ status: 'running', mandateVersion: 2 }, 1)).toThrow('version 2');
    expect(() => requireAmendable({ status: 'completed', mandateVersion: 1 }, 1)).toThrow('completed');
  });
});

describe('a decision on a change', () => {
  const proposed = { status: 'proposed', decidedBy: null, approval: { roles: ['approver'], except: ['ann'] } } as const;
  const approve = { verdict: 'approve', comment: '' } as const;
  const bob = { subject: 'bob', roles: ['approver'] };

  it('is for somebody else than who proposed it', () => {
    expect(judgeDecision(proposed, bob, approve)).toBe('decide');
    expect(() => judgeDecision(proposed, { subject: 'ann', roles: ['approver'] }, approve)).toThrow('of their own');
  });

  it('by the same person again changes nothing, and another one comes too late', () => {
    const done = { ...proposed, status: 'in_force', decidedBy: 'bob' } as const;
    expect(judgeDecision(done, bob, approve)).toBe('done-before');
    expect(() => judgeDecision(done, bob, { verdict: 'reject', comment: 'no' })).toThrow('in_force');
  });
});
