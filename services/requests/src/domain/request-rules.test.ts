import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields } from './changed-fields.ts';
import { checkDetails } from './check-details.ts';
import { checkPolicy, requireWithinPolicy } from './check-policy.ts';
import { noCostTerms } from './cost-terms.ts';
import { defaultPolicy } from './policy.ts';
import { noPriorities } from './priorities.ts';
import { endStep, failedStage, freshSteps, processStages, skipRest, startStep } from './process-steps.ts';
import type { RequestDetails } from './request-details.ts';
import { describeProgress } from './request-progress.ts';
import { canBecome, type RequestStatus, requestStatuses, requireTransition } from './request-status.ts';
import { explainEmptyShortlist } from './shortlist.ts';
import { judgeVendorCount } from './vendor-count.ts';

const limits = { maximumLines: 2, maximumTextLength: 100, maximumListLength: 2 };
const at = new Date('2026-03-02T12:00:00Z');
const details: RequestDetails = {
  ...{ title: 'Chairs', needText: '', category: 'office.furniture', mustHaves: [], compliance: [], paymentTerms: [] },
  lines: [{ description: 'chairs', quantity: { value: '10', unitCode: 'EA' }, specs: {} }],
  budget: { currencyCode: 'USD', value: new Decimal(1000) },
  budgetPeriod: 'total',
  ...{
    termMonths: 0,
    neededBy: '',
    risk: undefined,
    region: '',
    specs: {},
    budgetId: '',
    priorities: noPriorities,
    costs: noCostTerms,
  },
};

describe('a status', () => {
  it('never leaves an end, and every status can be reached from a draft', () => {
    const ends: readonly RequestStatus[] = ['contracted', 'rejected', 'cancelled'];
    for (const end of ends) expect(requestStatuses.filter((status) => canBecome(end, status))).toEqual([]);
    const reached = new Set<RequestStatus>(['draft']);
    for (const from of reached) for (const to of requestStatuses) if (canBecome(from, to)) reached.add(to);
    expect([...reached].toSorted()).toEqual([...requestStatuses].toSorted());
  });

  it('says where a refused step would have been allowed', () => {
    expect(() => requireTransition('contracted', 'cancelled')).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        given: 'contracted',
        allowed: expect.arrayContaining(['draft', 'failed']),
      }),
    );
  });
});

describe('details', () => {
  it.each<[string, Partial<RequestDetails>]>([
    ['title', { title: ' ' }],
    ['need_text', { needText: 'x'.repeat(101) }],
    ['category', { category: 'Software CRM' }],
    ['lines', { lines: [...details.lines, ...details.lines, ...details.lines] }],
    ['lines[0].quantity.value', { lines: [{ description: 'x', quantity: { value: '0', unitCode: 'EA' }, specs: {} }] }],
    [
      'lines[0].quantity.unit_code',
      { lines: [{ description: 'x', quantity: { value: '1', unitCode: 'each' }, specs: {} }] },
    ],
    ['budget', { budget: { currencyCode: 'USD', value: new Decimal(0) } }],
    ['budget_period', { budgetPeriod: undefined }],
    ['must_haves[0]', { mustHaves: [''] }],
    ['payment_terms', { paymentTerms: ['SOON'] }],
    ['term_months', { termMonths: -1 }],
    ['needed_by', { neededBy: '2026-02-30' }],
    ['region', { region: 'Europe' }],
  ])('name the field at fault: %s', (field, more) => {
    expect(() => checkDetails({ ...details, ...more }, limits)).toThrow(
      expect.objectContaining({ kind: 'invalid', field }),
    );
  });

  it('may be unfinished in a draft', () => {
    const unfinished = { ...details, category: '', lines: [], budget: undefined, budgetPeriod: undefined };
    expect(() => checkDetails(unfinished, limits)).not.toThrow();
  });

  it('tell the audit trail that the budget changed, and not to what', () => {
    const after = { ...details, title: 'Desks', budget: { currencyCode: 'USD', value: new Decimal(2000) } };
    expect(changedFields(details, after)).toEqual({
      changed: ['title', 'budget'],
      values: { before: { title: 'Chairs' }, after: { title: 'Desks' } },
    });
  });
});

describe('a policy', () => {
  it('is refused when a step could never be decided', () => {
    const rule = { name: 'x', minimumTotal: undefined, categories: [], minimumRisk: undefined };
    const rules = { ...defaultPolicy, approvalRules: [{ ...rule, requiredRoles: ['auditor' as const] }] };
    expect(() => checkPolicy(rules)).toThrow(expect.objectContaining({ field: 'approval_rules[0].required_roles' }));
    expect(() => checkPolicy({ ...defaultPolicy, minimumVendorCount: 0 })).toThrow();
    expect(() => checkPolicy(defaultPolicy)).not.toThrow();
  });

  it('forbids a longer term and foreign payment terms', () => {
    expect(() => requireWithinPolicy({ ...details, termMonths: 61 }, defaultPolicy)).toThrow(
      expect.objectContaining({ reason: 'TERM_TOO_LONG', allowed: ['at most 60 months'] }),
    );
    expect(() => requireWithinPolicy({ ...details, paymentTerms: ['NET90'] }, defaultPolicy)).toThrow(
      expect.objectContaining({ reason: 'PAYMENT_TERMS_FORBIDDEN' }),
    );
  });

  it('asks for an exception once when too few vendors fit', () => {
    expect(judgeVendorCount(0, { minimumVendorCount: 3 }, 1).kind).toBe('none');
    expect(judgeVendorCount(2, { minimumVendorCount: 3 }, undefined).kind).toBe('exception');
    expect(judgeVendorCount(2, { minimumVendorCount: 3 }, 2).kind).toBe('enough');
    expect(judgeVendorCount(1, { minimumVendorCount: 3 }, 2).kind).toBe('exception');
    expect(judgeVendorCount(3, { minimumVendorCount: 3 }, undefined).kind).toBe('enough');
  });

  it('explains an empty shortlist by the reasons of the skipped', () => {
    const skipped = [{ vendorId: 'z', vendorName: 'Zeta', reasonCode: 'X', reason: 'holds no SOC2' }];
    expect(explainEmptyShortlist({ shortlisted: [], skipped })).toBe('No vendor fits. Zeta: holds no SOC2');
    expect(explainEmptyShortlist({ shortlisted: [], skipped: [] })).toBe('No vendor sells this category');
  });
});

describe('progress', () => {
  it('always says who holds a request and why, or that it is done', () => {
    for (const status of requestStatuses) {
      const facts = { status, requesterId: 'rob', approvals: [], steps: freshSteps, statusReason: 'because' };
      const { stage, heldBy, reason } = describeProgress(facts);
      expect(reason).not.toBe('');
      expect(heldBy === '').toBe(stage === 'done');
    }
  });

  it('keeps the first start of a running step, and ends never before starts', () => {
    const change = fc.record({
      stage: fc.constantFrom(...processStages),
      verb: fc.constantFrom('start', 'done', 'failed', 'skip'),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        let steps = freshSteps;
        changes.forEach(({ stage, verb }, index) => {
          const step = { stage, detail: '', at: new Date(at.getTime() + index * 1000) };
          if (verb === 'start') steps = startStep(steps, step);
          else if (verb === 'skip') steps = skipRest(steps, '', step.at);
          else steps = endStep(steps, verb as 'done' | 'failed', step);
        });
        expect(steps.map(({ name }) => name)).toEqual(processStages);
        for (const { startedAt, completedAt } of steps) {
          if (startedAt && completedAt) expect(completedAt >= startedAt).toBe(true);
        }
        expect(failedStage(steps)).toBe(steps.find(({ state }) => state === 'failed')?.name);
      }),
    );
  });
});
