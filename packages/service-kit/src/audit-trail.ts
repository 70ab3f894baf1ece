import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventOwner } from '@procur/contracts/event-declaration';
import { auditEntryRecorded } from '@procur/contracts/events';
import { ambientContext } from './ambient-context.ts';
import { uuidv7 } from './ids.ts';
import { type PublishOptions, publish } from './outbox.ts';

/** A change that somebody made, as the audit trail tells it. */
export type AuditedChange = {
  /** `<resource type>.<past tense>`, e.g. "purchase_request.submitted". */
  readonly action: string;
  readonly resourceId: string;
  /** Changed fields only. Private limits and secrets stay out: more people read the trail than the thing itself. */
  readonly before: object;
  readonly after: object;
};

/**
 * Tells the audit trail of a change, in the transaction that makes it. Who made it, for which organisation and from where
 * come from the present work.
 * @throws Error outside a transaction.
 */
export function recordChange(
  em: EntityManager,
  owner: EventOwner,
  { action, resourceId, before, after }: AuditedChange,
  options: Partial<PublishOptions> = {},
): void {
  const { actor, clientAddress = '', userAgent = '' } = ambientContext();
  const entry = {
    entryId: uuidv7(),
    action,
    resourceType: action.split('.')[0] ?? action,
    resourceId,
    actor,
    beforeJson: JSON.stringify(before),
    afterJson: JSON.stringify(after),
    clientAddress,
    userAgent,
  };
  publish(em, auditEntryRecorded[owner], entry, { aggregateId: resourceId, ...options });
}
