import { priceRulesPublished } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { PriceRulesVersion } from '../database/entities/price-rules-version.ts';
import { type PublishedPriceRules, priceRulesInForce } from '../database/find-price-rules.ts';
import { checkPriceRules } from '../domain/pricing/check-price-rules.ts';
import type { PriceRules } from '../domain/pricing/price-rules.ts';
import type { Ports } from '../ports.ts';

export type RulesToPublish = { readonly rules: PriceRules; readonly note: string; readonly baseVersion: number };

type PublishPorts = Pick<Ports, 'database' | 'now' | 'pricing'>;

/** Puts the next version in force. What is priced already keeps the version it names. */
export function publishPriceRules({ database, now, pricing }: PublishPorts) {
  return async (caller: Identity, { rules, note, baseVersion }: RulesToPublish): Promise<PublishedPriceRules> => {
    checkPriceRules(rules, pricing.maxRuleEntries);
    const { organisationId, subject: publishedBy } = caller;
    return await database.transaction(async (em) => {
      // One at a time per organisation, so that version numbers have no gap and no duplicate.
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`price rules ${organisationId}`]);
      const before = await priceRulesInForce(em, organisationId);
      if (before.version !== baseVersion) throw stale(before.version, baseVersion);
      const row = { version: before.version + 1, rules, note, publishedBy, publishedAt: now() };
      em.create(PriceRulesVersion, { organisationId, ...row });
      const { version } = row;
      publish(
        em,
        priceRulesPublished,
        { version: BigInt(version), publishedBy },
        { aggregateId: organisationId, organisationId },
      );
      const versions = { before: { version: before.version }, after: { version, note } };
      recordChange(em, 'vendors', { action: 'price_rules.published', resourceId: organisationId, ...versions });
      return row;
    });
  };
}

function stale(inForce: number, given: number): DomainError {
  return new DomainError('conflict', 'VERSION_STALE', `version ${inForce} is in force, not ${given}`, {
    field: 'base_version',
    given: String(given),
    allowed: [String(inForce)],
  });
}
