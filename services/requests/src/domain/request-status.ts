import { DomainError } from '@procur/service-kit/domain-error';

export const requestStatuses = [
  'draft',
  'pending_approval',
  'approved',
  'sourcing',
  'negotiating',
  'award_pending',
  'awarded',
  'contracted',
  'rejected',
  'cancelled',
  'failed',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Where a request may go from where it is. Whatever is not listed is refused. */
const nextStatuses: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  draft: ['pending_approval', 'approved', 'cancelled'],
  pending_approval: ['approved', 'rejected', 'cancelled'],
  approved: ['sourcing', 'cancelled'],
  // Back to approval when too few vendors fit and somebody must allow the exception.
  sourcing: ['negotiating', 'pending_approval', 'failed', 'cancelled'],
  negotiating: ['award_pending', 'awarded', 'failed', 'cancelled'],
  award_pending: ['awarded', 'rejected', 'cancelled'],
  awarded: ['contracted', 'failed'],
  contracted: [],
  rejected: [],
  cancelled: [],
  // Taken up again at the step that failed.
  failed: ['approved', 'sourcing', 'awarded', 'cancelled'],
};

/** @throws DomainError conflict when a request in this status cannot take the step. */
export function requireTransition(from: RequestStatus, to: RequestStatus): void {
  if (canBecome(from, to)) return;
  const before = requestStatuses.filter((status) => canBecome(status, to));
  throw new DomainError('conflict', 'STATUS_CONFLICT', `the request is ${from} and cannot become ${to}`, {
    field: 'status',
    given: from,
    allowed: before,
  });
}

export function canBecome(from: RequestStatus, to: RequestStatus): boolean {
  return nextStatuses[from].includes(to);
}

/** @throws DomainError conflict unless the request is in one of the statuses. */
export function requireStatus(status: RequestStatus, allowed: readonly RequestStatus[], verb: string): void {
  if (allowed.includes(status)) return;
  throw new DomainError('conflict', 'STATUS_CONFLICT', `a request that is ${status} cannot be ${verb}`, {
    field: 'status',
    given: status,
    allowed,
  });
}
