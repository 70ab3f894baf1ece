import { describe, expect, it } from 'vitest';
import { type ApprovalStep, type Decision, decideStep, mayDecide } from './approval-decision.ts';

const step = (position: number, requiredRole: string, more: Partial<ApprovalStep> = {}): ApprovalStep => ({
  id: `step-${position}`,
  subject: 'request',
  position,
  requiredRole,
  state: 'pending',
  decidedBy: undefined,
  askedAtMs: 1,
  ...more,
});
const approve: Decision = {
  deciderId: 'ann',
  deciderRoles: ['approver', 'admin'],
  ownerIds: ['rob'],
  verdict: 'approve',
  comment: '',
};

describe('an approval', () => {
  it('passes to the next step in order and ends with the last', () => {
    const steps = [step(2, 'admin'), step(1, 'approver')];
    const first = decideStep(steps, approve);
    expect(first).toMatchObject({
      verdict: 'waiting',
      decided: { id: 'step-1', state: 'approved', decidedBy: 'ann' },
      next: { id: 'step-2' },
    });
    const rest = [step(2, 'admin'), first.decided];
    expect(decideStep(rest, { ...approve, deciderId: 'zoe' })).toMatchObject({ verdict: 'approved', next: undefined });
  });

  it('is never given by the requester, whatever their roles', () => {
    expect(() => decideStep([step(1, 'admin')], { ...approve, deciderId: 'rob' })).toThrow(
      expect.objectContaining({ kind: 'forbidden', reason: 'SELF_APPROVAL' }),
    );
  });

  it('needs the role of the step', () => {
    const decision = { ...approve, deciderRoles: ['buyer'] };
    expect(() => decideStep([step(1, 'admin')], decision)).toThrow(
      expect.objectContaining({ kind: 'forbidden', reason: 'ROLE_MISSING', allowed: ['admin'] }),
    );
    expect(mayDecide([step(1, 'admin')], decision)).toBe(false);
  });

  it('takes a different person for each step, so that a second click decides nothing', () => {
    const steps = [step(1, 'approver', { state: 'approved', decidedBy: 'ann' }), step(2, 'admin')];
    expect(() => decideStep(steps, approve)).toThrow(expect.objectContaining({ reason: 'ALREADY_DECIDED' }));
  });

  it('lets the same person decide on the request and later on its award', () => {
    const steps = [
      step(1, 'approver', { state: 'approved', decidedBy: 'ann' }),
      step(2, 'approver', { subject: 'award', askedAtMs: 2 }),
    ];
    expect(decideStep(steps, approve).verdict).toBe('approved');
  });

  it('is refused only with a reason, and then nobody else is asked', () => {
    const steps = [step(1, 'approver'), step(2, 'admin')];
    const reject: Decision = { ...approve, verdict: 'reject' };
    expect(() => decideStep(steps, reject)).toThrow(
      expect.objectContaining({ reason: 'COMMENT_MISSING', field: 'comment' }),
    );
    const outcome = decideStep(steps, { ...reject, comment: 'not this year' });
    expect(outcome).toMatchObject({ verdict: 'rejected', skipped: [{ id: 'step-2', state: 'skipped' }] });
  });

  it('is a conflict when nothing is open', () => {
    expect(() => decideStep([], approve)).toThrow(
      expect.objectContaining({ kind: 'conflict', reason: 'NOTHING_TO_DECIDE' }),
    );
  });
});
