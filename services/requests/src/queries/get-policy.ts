import { DomainError } from '@procur/service-kit/domain-error';
import { findPolicy, type PublishedPolicy, policyInForce } from '../database/find-policy.ts';
import type { Ports } from '../ports.ts';

/** The policy in force for version 0, else that version. @throws DomainError not-found for one never published. */
export function getPolicy({ database }: Ports) {
  return async (organisationId: string, version: number): Promise<PublishedPolicy> =>
    await database.read(async (em) => {
      const inForce = await policyInForce(em, organisationId);
      if (version === 0) return inForce;
      const policy = version < 0 ? undefined : await findPolicy(em, organisationId, version);
      if (policy) return policy;
      throw new DomainError('not-found', 'POLICY_NOT_FOUND', `there is no policy version ${version}`, {
        field: 'version',
        given: String(version),
        allowed: [inForce.version === 0 ? 'none has been published' : `1 to ${inForce.version}`],
      });
    });
}
