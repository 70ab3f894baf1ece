import type { EntityManager } from '@mikro-orm/postgresql';
import { defaultPolicy, type Policy } from '../domain/policy.ts';
import { PolicyVersion } from './entities/policy-version.ts';
import { fromPolicyColumn } from './policy-column.ts';

export type PublishedPolicy = Policy & { readonly publishedAt: Date | undefined; readonly publishedBy: string };

/** The policy in force; the default one, version 0, until the organisation has published its own. */
export async function policyInForce(em: EntityManager, organisationId: string): Promise<PublishedPolicy> {
  const row = await em.findOne(PolicyVersion, { organisationId }, { orderBy: { version: 'desc' } });
  return row ? fromRow(row) : published(defaultPolicy);
}

/** The version that a request was submitted under, or `undefined` when there is none. */
export async function findPolicy(
  em: EntityManager,
  organisationId: string,
  version: number,
): Promise<PublishedPolicy | undefined> {
  if (version === 0) return published(defaultPolicy);
  const row = await em.findOne(PolicyVersion, { organisationId, version });
  return row ? fromRow(row) : undefined;
}

function fromRow({ rules, version, publishedAt, publishedBy }: PolicyVersion): PublishedPolicy {
  return { ...fromPolicyColumn(rules, version), publishedAt, publishedBy };
}

function published(policy: Policy): PublishedPolicy {
  return { ...policy, publishedAt: undefined, publishedBy: '' };
}
