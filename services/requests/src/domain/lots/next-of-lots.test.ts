import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processStages } from '../process-steps.ts';
import { requestStatuses } from '../request-status.ts';
import { type LotStanding, nextOfLots } from './next-of-lots.ts';

const searching: LotStanding = {
  ...{ name: 'laptops', status: 'sourcing', statusReason: '', failedStage: undefined },
  ...{ isFound: false, isAllotted: false, isAwarded: false },
};
const found = { ...searching, isFound: true };
const talking: LotStanding = { ...found, status: 'negotiating', isAllotted: true };
const agreed: LotStanding = { ...talking, status: 'award_pending' };
const without: LotStanding = {
  ...searching,
  name: 'support',
  status: 'failed',
  failedStage: 'shortlist',
  statusReason: 'none',
};
const apart: LotStanding = {
  ...talking,
  name: 'support',
  status: 'failed',
  failedStage: 'negotiation',
  statusReason: 'apart',
};
const refused: LotStanding = {
  ...searching,
  name: 'support',
  status: 'rejected',
  failedStage: 'approval',
  statusReason: 'no',
};
const contracted: LotStanding = { ...agreed, status: 'contracted', isAwarded: true };

describe('what a request does next', () => {
  it.each([
    ['waits while a lot looks for vendors', [found, searching], false, 'wait'],
    ['divides the budget when all are found', [found, found], false, 'allot'],
    ['divides it among those that are found, where a part will do', [found, without], true, 'allot'],
    ['waits while a lot talks', [agreed, talking], false, 'wait'],
    [
      'waits while a lot that was taken up again begins to talk',
      [agreed, { ...talking, status: 'sourcing' as const }],
      false,
      'wait',
    ],
    ['divides the lots when all have agreed', [agreed, agreed], false, 'divide'],
    ['divides those that have agreed, where a part will do', [agreed, apart], true, 'divide'],
  ] as const)('%s', (_, lots, allowPartialAward, kind) => {
    expect(nextOfLots({ status: 'negotiating', lots, allowPartialAward })).toEqual({ kind });
  });

  it.each([
    ['without vendors for a lot', [found, without], false, 'shortlist', 'support: none'],
    ['when an exception was refused', [found, refused], false, 'shortlist', 'support: no'],
    ['without agreement in a lot', [agreed, apart], false, 'negotiation', 'support: apart'],
    ['without agreement in any', [without, apart], true, 'negotiation', 'support: none; support: apart'],
  ] as const)('fails %s', (_, lots, allowPartialAward, stage, reason) => {
    expect(nextOfLots({ status: 'negotiating', lots, allowPartialAward })).toEqual({ kind: 'fail', stage, reason });
  });

  it('follows the contracts of the lots that were awarded', () => {
    const after = (status: 'awarded' | 'failed', lots: readonly LotStanding[]) =>
      nextOfLots({ status, lots, allowPartialAward: true }).kind;
    const failed: LotStanding = { ...contracted, status: 'failed', failedStage: 'contract', statusReason: 'ink' };
    expect(after('awarded', [contracted, apart])).toBe('contracted');
    expect(after('awarded', [contracted, { ...contracted, status: 'awarded' }])).toBe('wait');
    expect(after('awarded', [contracted, failed])).toBe('fail');
    expect(after('failed', [contracted, failed])).toBe('wait');
    expect(after('failed', [contracted, contracted])).toBe('contracted');
  });

  it('never divides or awards while a lot is under way, and never depends on the order of the lots', () => {
    const standing = fc.record({
      name: fc.constantFrom('a', 'b'),
      status: fc.constantFrom(...requestStatuses),
      statusReason: fc.constant('why'),
      failedStage: fc.option(fc.constantFrom(...processStages), { nil: undefined }),
      isFound: fc.boolean(),
      isAllotted: fc.boolean(),
      isAwarded: fc.boolean(),
    });
    const facts = fc.record({
      status: fc.constantFrom(...requestStatuses),
      lots: fc.array(standing, { minLength: 1, maxLength: 4 }),
      allowPartialAward: fc.boolean(),
    });
    const underWay = ['draft', 'approved', 'sourcing', 'negotiating', 'pending_approval'];
    fc.assert(
      fc.property(facts, (each) => {
        const next = nextOfLots(each);
        if (next.kind === 'divide') expect(each.lots.some(({ status }) => underWay.includes(status))).toBe(false);
        expect(nextOfLots({ ...each, lots: each.lots.toReversed() }).kind).toBe(next.kind);
      }),
      { numRuns: 3000 },
    );
  });
});
