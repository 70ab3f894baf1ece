import type { EntityManager } from '@mikro-orm/postgresql';
import { auditEntryRecorded } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { Caller } from './caller.ts';

/** What was done to what, as the trail says it. */
export type OwnAction = {
  readonly entryId: string;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly before: object;
  readonly after: object;
};

/** Those who may repair are audited like everybody else: through the same event, so that one path builds the chain. */
export function recordOwnAction(em: EntityManager, caller: Caller, action: OwnAction): void {
  const entry = {
    entryId: action.entryId,
    action: action.action,
    resourceType: action.resourceType,
    resourceId: action.resourceId,
    actor: caller.subject,
    beforeJson: JSON.stringify(action.before),
    afterJson: JSON.stringify(action.after),
    clientAddress: caller.clientAddress,
    userAgent: caller.userAgent,
  };
  publish(em, auditEntryRecorded.audit, entry, {
    aggregateId: action.resourceId,
    organisationId: caller.organisationId,
  });
}
