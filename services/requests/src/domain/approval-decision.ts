import { DomainError } from '@procur/service-kit/domain-error';

export const approvalSubjects = ['request', 'award'] as const;
export type ApprovalSubject = (typeof approvalSubjects)[number];

export const approvalStates = ['pending', 'approved', 'rejected', 'skipped'] as const;
export type ApprovalState = (typeof approvalStates)[number];

export type ApprovalStep = {
  readonly id: string;
  readonly subject: ApprovalSubject;
  readonly position: number;
  readonly requiredRole: string;
  readonly state: ApprovalState;
  readonly decidedBy: string | undefined;
  /** Steps with the same time (milliseconds) were asked for together. */
  readonly askedAtMs: number;
};

/** Who decides what. `ownerIds` are the requester and, when it was another, the person who submitted. */
export type Decision = {
  readonly deciderId: string;
  readonly deciderRoles: readonly string[];
  readonly ownerIds: readonly string[];
  readonly verdict: 'approve' | 'reject';
  readonly comment: string;
};

/** What follows from a decision. */
export type DecisionOutcome = {
  readonly decided: ApprovalStep;
  /** Steps that nobody has to decide any more. */
  readonly skipped: readonly ApprovalStep[];
  /** Who is asked next; absent when all is decided. */
  readonly next: ApprovalStep | undefined;
  readonly verdict: 'approved' | 'rejected' | 'waiting';
};

/**
 * Decides the first open step. Steps are decided in order, never by the requester, and by a different person each:
 * a second click of the same approver must not pass the step of the next.
 * @throws DomainError conflict when nothing is open, forbidden when the decision is not this person's to take.
 */
export function decideStep(steps: readonly ApprovalStep[], decision: Decision): DecisionOutcome {
  const open = openSteps(steps);
  const [current, ...later] = open;
  if (current === undefined) {
    throw new DomainError('conflict', 'NOTHING_TO_DECIDE', 'no approval of this request is open');
  }
  requireComment(decision);
  requireEntitled(steps, current, decision);
  const decidedBy = decision.deciderId;
  if (decision.verdict === 'reject') {
    const skipped = later.map((step) => ({ ...step, state: 'skipped' as const }));
    return { decided: { ...current, state: 'rejected', decidedBy }, skipped, next: undefined, verdict: 'rejected' };
  }
  const [next] = later;
  const decided = { ...current, state: 'approved' as const, decidedBy };
  return { decided, skipped: [], next, verdict: next ? 'waiting' : 'approved' };
}

/** Whether this person could decide the step now, for lists of what waits for them. */
export function mayDecide(steps: readonly ApprovalStep[], decision: Omit<Decision, 'verdict' | 'comment'>): boolean {
  const [current] = openSteps(steps);
  return current !== undefined && refusalOf(steps, current, decision) === undefined;
}

export function openSteps(steps: readonly ApprovalStep[]): readonly ApprovalStep[] {
  return steps.filter(({ state }) => state === 'pending').sort((a, b) => a.position - b.position);
}

function requireComment({ verdict, comment }: Decision): void {
  if (verdict === 'approve' || comment.trim() !== '') return;
  throw new DomainError('invalid', 'COMMENT_MISSING', 'a rejection needs a comment that says why', {
    field: 'comment',
    given: '',
    allowed: ['a text'],
  });
}

function requireEntitled(steps: readonly ApprovalStep[], current: ApprovalStep, decision: Decision): void {
  const refusal = refusalOf(steps, current, decision);
  if (refusal) throw refusal;
}

function refusalOf(
  steps: readonly ApprovalStep[],
  current: ApprovalStep,
  { deciderId, deciderRoles, ownerIds }: Omit<Decision, 'verdict' | 'comment'>,
): DomainError | undefined {
  if (ownerIds.includes(deciderId)) {
    return new DomainError('forbidden', 'SELF_APPROVAL', 'nobody decides on a request of their own', {
      allowed: [`another person with role ${current.requiredRole}`],
    });
  }
  if (!deciderRoles.includes(current.requiredRole)) {
    return new DomainError('forbidden', 'ROLE_MISSING', `this step waits for role ${current.requiredRole}`, {
      given: deciderRoles.join(', '),
      allowed: [current.requiredRole],
    });
  }
  const before = steps.find(
    (step) => step.askedAtMs === current.askedAtMs && step.state === 'approved' && step.decidedBy === deciderId,
  );
  if (before === undefined) return undefined;
  return new DomainError('forbidden', 'ALREADY_DECIDED', 'each step is decided by a different person', {
    allowed: [`another person with role ${current.requiredRole}`],
  });
}
