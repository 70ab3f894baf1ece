import { type ApprovalStep, openSteps } from './approval-decision.ts';
import { failedStage, type ProcessStep } from './process-steps.ts';
import type { RequestStatus } from './request-status.ts';

export type ProgressFacts = {
  readonly status: RequestStatus;
  readonly requesterId: string;
  readonly approvals: readonly (ApprovalStep & { readonly reason: string })[];
  readonly steps: readonly ProcessStep[];
  readonly statusReason: string;
};

export type Whereabouts = { readonly stage: string; readonly heldBy: string; readonly reason: string };

/** Where the request is, who holds it and why. There is always an answer. */
export function describeProgress(facts: ProgressFacts): Whereabouts {
  return places[facts.status](facts);
}

const places: Record<RequestStatus, (facts: ProgressFacts) => Whereabouts> = {
  draft: ({ requesterId }) => at('draft', `user:${requesterId}`, 'Not submitted yet'),
  pending_approval: (facts) => awaitingApproval('approval', facts),
  approved: (facts) => working('shortlist', 'service:vendors', facts),
  sourcing: findingOrTalking,
  // With lots that still look for vendors the talks have not begun.
  negotiating: findingOrTalking,
  award_pending: (facts) => awaitingApproval('award', facts),
  awarded: awarded,
  contracted: () => at('done', '', 'The contract is ready for signature'),
  rejected: ({ statusReason }) => at('done', '', `Rejected: ${statusReason}`),
  cancelled: ({ statusReason }) => at('done', '', `Cancelled: ${statusReason}`),
  failed: ({ steps, statusReason }) =>
    at(failedStage(steps) ?? 'shortlist', 'role:buyer', `Can be resumed. ${statusReason}`),
};

function findingOrTalking(facts: ProgressFacts): Whereabouts {
  const isFound = facts.steps.some(({ name, state }) => name === 'shortlist' && state === 'done');
  return isFound
    ? working('negotiation', 'service:negotiation', facts)
    : working('shortlist', 'service:vendors', facts);
}

function awarded(facts: ProgressFacts): Whereabouts {
  return working('contract', 'service:documents', facts);
}

function awaitingApproval(stage: string, { approvals }: ProgressFacts): Whereabouts {
  const [open] = openSteps(approvals);
  const reason = approvals.find(({ id }) => id === open?.id)?.reason ?? 'Waiting for approval';
  return at(stage, `role:${open?.requiredRole ?? 'approver'}`, reason);
}

function working(stage: string, heldBy: string, { steps }: ProgressFacts): Whereabouts {
  const step = steps.find(({ name }) => name === stage);
  return at(stage, heldBy, step?.detail || 'In the queue');
}

function at(stage: string, heldBy: string, reason: string): Whereabouts {
  return { stage, heldBy, reason };
}
