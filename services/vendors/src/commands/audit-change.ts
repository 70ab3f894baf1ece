import type { EntityManager } from '@mikro-orm/postgresql';
import { auditEntryRecorded } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { Caller } from '../domain/caller.ts';

type Change = {
  readonly entryId: string;
  readonly action: string;
  readonly vendorId: string;
  readonly before: object;
  readonly after: object;
};

/** Reports a change of a vendor to the audit trail. Guardrails are never among what changed. */
export function auditChange(
  em: EntityManager,
  caller: Caller,
  { entryId, action, vendorId, before, after }: Change,
): void {
  const entry = {
    entryId,
    action,
    resourceType: 'vendor',
    resourceId: vendorId,
    actor: caller.subject,
    beforeJson: JSON.stringify(before),
    afterJson: JSON.stringify(after),
    clientAddress: caller.clientAddress,
    userAgent: caller.userAgent,
  };
  publish(em, auditEntryRecorded.vendors, entry, { aggregateId: vendorId, organisationId: caller.organisationId });
}
