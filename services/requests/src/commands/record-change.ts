import type { EntityManager } from '@mikro-orm/postgresql';
import { auditEntryRecorded } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { Caller } from './caller.ts';

export type Change = {
  readonly entryId: string;
  /** e.g. "purchase_request.submitted" */
  readonly action: string;
  readonly resourceId: string;
  /** Changed fields only. Budgets and ceilings stay out: the audit trail is read by more people than the request. */
  readonly before: object;
  readonly after: object;
};

/** Tells the audit trail, in the transaction of the change. */
export function recordChange(em: EntityManager, caller: Caller, change: Change): void {
  const { entryId, action, resourceId, before, after } = change;
  const entry = {
    entryId,
    action,
    resourceType: action.split('.')[0] ?? action,
    resourceId,
    actor: caller.subject,
    beforeJson: JSON.stringify(before),
    afterJson: JSON.stringify(after),
    clientAddress: caller.clientAddress,
    userAgent: caller.userAgent,
  };
  publish(em, auditEntryRecorded.requests, entry, { aggregateId: resourceId, organisationId: caller.organisationId });
}
