import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApprovalFacts, requiredSteps } from './approval-policy.ts';
import { awardSteps } from './award.ts';
import { type ApprovalRule, defaultPolicy, type PolicyRules } from './policy.ts';

const usd = (value: number) => ({ currencyCode: 'USD', value: new Decimal(value) });
const rule = (more: Partial<ApprovalRule>): ApprovalRule => ({
  name: 'rule',
  minimumTotal: undefined,
  categories: [],
  minimumRisk: undefined,
  requiredRoles: ['approver'],
  ...more,
});
const policy = (...approvalRules: ApprovalRule[]): PolicyRules => ({ ...defaultPolicy, approvalRules });
const facts: ApprovalFacts = { total: usd(10_000), category: 'software.crm', risk: 'medium' };
const roles = (rules: PolicyRules, given = facts) =>
  requiredSteps(rules, given).map(({ requiredRole }) => requiredRole);

describe('an approval policy', () => {
  it('adds the steps of every rule that matches, and asks a role once', () => {
    const rules = policy(
      rule({ name: 'all' }),
      rule({ name: 'large', minimumTotal: usd(10_000), requiredRoles: ['approver', 'admin'] }),
      rule({ name: 'huge', minimumTotal: usd(10_001), requiredRoles: ['buyer'] }),
    );
    expect(requiredSteps(rules, facts)).toEqual([
      { requiredRole: 'approver', reason: 'all; large' },
      { requiredRole: 'admin', reason: 'large' },
    ]);
  });

  it('matches categories by whole words and risk from a level upwards', () => {
    expect(roles(policy(rule({ categories: ['software'] })))).toEqual(['approver']);
    expect(roles(policy(rule({ categories: ['soft', 'software.crm.eu'] })))).toEqual([]);
    expect(roles(policy(rule({ minimumRisk: 'medium' })))).toEqual(['approver']);
    expect(roles(policy(rule({ minimumRisk: 'high' })))).toEqual([]);
  });

  it('asks a person when the threshold is in another currency', () => {
    expect(roles(policy(rule({ minimumTotal: { currencyCode: 'EUR', value: new Decimal(1e9) } })))).toEqual([
      'approver',
    ]);
  });

  it('by default lets nothing pass without a person', () => {
    expect(roles(defaultPolicy)).toEqual(['approver']);
    expect(roles(defaultPolicy, { ...facts, risk: 'high' })).toEqual(['approver', 'admin']);
  });

  it('never asks for less when the total or the risk rises', () => {
    const anyRule = fc.record({
      name: fc.string({ minLength: 1 }),
      minimumTotal: fc.option(fc.nat(1000).map(usd), { nil: undefined }),
      categories: fc.constant([]),
      minimumRisk: fc.constantFrom('low', 'medium', 'high', undefined),
      requiredRoles: fc.uniqueArray(fc.constantFrom('approver', 'admin', 'buyer'), { minLength: 1 }),
    } as const);
    const total = fc.nat(1000);
    fc.assert(
      fc.property(fc.array(anyRule), total, total, (rules, one, other) => {
        const low = roles(policy(...rules), { ...facts, total: usd(Math.min(one, other)), risk: 'low' });
        const high = roles(policy(...rules), { ...facts, total: usd(Math.max(one, other)), risk: 'high' });
        expect(high).toEqual(expect.arrayContaining(low));
        expect(new Set(high).size).toBe(high.length);
      }),
    );
  });
});

describe('an award', () => {
  const award = { category: 'software.crm', risk: 'low', approvedTotal: usd(100), awardTotal: usd(90) } as const;

  it('is given by the policy alone up to the automatic limit and within the approved budget', () => {
    const automatic = { ...policy(rule({})), automaticAwardBelow: usd(90) };
    expect(awardSteps(automatic, award)).toEqual([]);
    expect(awardSteps(automatic, { ...award, awardTotal: usd(91) })).toHaveLength(1);
    expect(awardSteps({ ...automatic, automaticAwardBelow: usd(1000) }, { ...award, awardTotal: usd(101) })).toEqual([
      { requiredRole: 'approver', reason: 'Award above the approved budget: rule' },
    ]);
  });

  it('asks nobody again who has let these very terms pass in the negotiation', () => {
    const rules = policy(rule({ requiredRoles: ['approver', 'admin'] }));
    const above = { ...award, awardTotal: usd(120) };
    const approval = { by: 'paula', roles: ['approver'], total: usd(120) };
    const open = (changes: Partial<typeof approval>) =>
      awardSteps(rules, { ...above, approval: { ...approval, ...changes } }).map(({ requiredRole }) => requiredRole);
    expect(open({})).toEqual(['admin']);
    // One person decides one step, whatever roles that person has.
    expect(open({ roles: ['approver', 'admin'] })).toEqual(['admin']);
    expect(open({ total: usd(119) })).toEqual(['approver', 'admin']);
    expect(awardSteps(policy(), { ...above, approval })).toEqual([]);
  });

  it('waits for an approver when no rule matches and it is not automatic', () => {
    expect(awardSteps(policy(), award)).toEqual([
      { requiredRole: 'approver', reason: 'Award above the automatic limit' },
    ]);
  });
});
