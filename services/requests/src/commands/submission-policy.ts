import type { EntityManager } from '@mikro-orm/postgresql';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { findPolicy, type PublishedPolicy } from '../database/find-policy.ts';

/** The policy a request was submitted under; a later one does not change the rules for it. */
export async function getSubmissionPolicy(em: EntityManager, row: PurchaseRequest): Promise<PublishedPolicy> {
  const policy = await findPolicy(em, row.organisationId, row.policyVersion);
  if (!policy) throw new Error(`request ${row.id} was submitted under policy ${row.policyVersion}, which is gone`);
  return policy;
}
