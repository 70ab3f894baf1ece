import type { ApprovalRule } from '@procur/buyer-agent/mandate';
import { DomainError } from '@procur/service-kit/domain-error';

export const heldMoveStatuses = ['pending', 'approved', 'rejected', 'expired', 'withdrawn'] as const;
export type HeldMoveStatus = (typeof heldMoveStatuses)[number];

/** What a person says about something that waits. */
export type PersonVerdict = { readonly verdict: 'approve' | 'reject'; readonly comment: string };

/** Who says so. */
export type Person = { readonly subject: string; readonly roles: readonly string[] };

/** Where a mandate names nobody, whoever approves purchases approves moves. */
export const defaultApprovers: ApprovalRule = { roles: ['approver', 'admin'], except: [] };

type Held = { readonly status: HeldMoveStatus; readonly decidedBy: string | null; readonly approval: ApprovalRule };

/**
 * Whether a decision is to be carried out; `done-before` when it was, by the same person.
 * @throws DomainError conflict when it was decided otherwise, forbidden when it is not this person's to decide.
 */
export function judgeHeldMove(held: Held, person: Person, given: PersonVerdict): 'decide' | 'done-before' {
  const status = given.verdict === 'approve' ? 'approved' : 'rejected';
  if (held.status === status && held.decidedBy === person.subject) return 'done-before';
  if (held.status !== 'pending')
    throw new DomainError('conflict', 'MOVE_DECIDED', `the move has been ${held.status}`, {
      field: 'move_id',
      given: held.status,
      allowed: ['pending'],
    });
  requireApprover(person, held.approval);
  requireComment(given);
  return 'decide';
}

/** Whether requireApprover() would let the person decide. */
export function isApprover({ subject, roles }: Person, { roles: allowed, except }: ApprovalRule): boolean {
  return !subject.startsWith('service:') && !except.includes(subject) && roles.some((role) => allowed.includes(role));
}

/** @throws DomainError forbidden unless the person has one of the roles and is not excluded. */
export function requireApprover({ subject, roles }: Person, { roles: allowed, except }: ApprovalRule): void {
  if (subject.startsWith('service:'))
    throw new DomainError('forbidden', 'PERSON_REQUIRED', 'only a named person can approve', { given: subject });
  if (except.includes(subject))
    throw new DomainError('forbidden', 'SELF_APPROVAL', 'nobody approves a purchase of their own', {
      allowed: [`another person with role ${allowed.join(' or ')}`],
    });
  if (roles.some((role) => allowed.includes(role))) return;
  throw new DomainError('forbidden', 'ROLE_MISSING', `this waits for role ${allowed.join(' or ')}`, {
    given: roles.join(', '),
    allowed,
  });
}

/** @throws DomainError invalid when a rejection does not say why, or says it at too great length. */
export function requireComment({ verdict, comment }: PersonVerdict): void {
  if (comment.length <= longestComment && (verdict === 'approve' || comment.trim() !== '')) return;
  throw new DomainError('invalid', 'COMMENT_INVALID', 'a rejection needs a comment that says why', {
    field: 'comment',
    given: `${comment.length} characters`,
    allowed: [`1 to ${longestComment} characters`],
  });
}

// The same as for the reason of a cancellation: a line or two of a list.
const longestComment = 500;
