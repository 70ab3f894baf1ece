import { policyPublished } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { PolicyVersion } from '../database/entities/policy-version.ts';
import { type PublishedPolicy, policyInForce } from '../database/find-policy.ts';
import { toPolicyColumn } from '../database/policy-column.ts';
import { checkPolicy } from '../domain/check-policy.ts';
import type { PolicyRules } from '../domain/policy.ts';
import type { Ports } from '../ports.ts';

/** Publishes the next version. Requests keep the version they were submitted under. */
export function publishPolicy({ database, now }: Ports) {
  return async (caller: Identity, rules: PolicyRules): Promise<PublishedPolicy> => {
    checkPolicy(rules);
    const { organisationId, subject: publishedBy } = caller;
    return await database.transaction(async (em) => {
      // One at a time per organisation, so that version numbers have no gap and no duplicate.
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`policy ${organisationId}`]);
      const before = await policyInForce(em, organisationId);
      const version = before.version + 1;
      const publishedAt = now();
      const column = toPolicyColumn(rules);
      em.create(PolicyVersion, { organisationId, version, rules: column, publishedBy, publishedAt });
      publish(em, policyPublished, { version, publishedBy }, { aggregateId: organisationId, organisationId });
      const values = { before: toPolicyColumn(before), after: column };
      recordChange(em, 'requests', { action: 'policy.published', resourceId: organisationId, ...values });
      return { ...rules, version, publishedAt, publishedBy };
    });
  };
}
