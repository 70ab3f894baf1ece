import { LockMode } from '@mikro-orm/core';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Vendor } from '../database/entities/vendor.ts';
import { agentSecret } from '../domain/selling/agent-secret.ts';
import type { Ports } from '../ports.ts';
import { vendorNotFound } from '../queries/vendor-not-found.ts';

/** Gives the outside agent of a vendor a new secret. @throws DomainError not-found; conflict when it has no outside agent. */
export function rotateAgentSecret({ database, agentMasterKey }: Pick<Ports, 'database' | 'agentMasterKey'>) {
  return async (organisationId: string, vendorId: string): Promise<string> => {
    if (!isUuid(vendorId)) throw vendorNotFound(vendorId);
    return await database.transaction(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const vendor = await em.findOne(Vendor, { id: vendorId, organisationId }, { lockMode });
      if (vendor === null) throw vendorNotFound(vendorId);
      if (vendor.counterparty.kind !== 'outside-agent') throw noOutsideAgent(vendor.counterparty.kind);
      const before = { agentSecretVersion: vendor.agentSecretVersion };
      vendor.agentSecretVersion += 1;
      const after = { agentSecretVersion: vendor.agentSecretVersion };
      recordChange(em, 'vendors', { action: 'vendor.agent_secret_rotated', resourceId: vendorId, before, after });
      return agentSecret(agentMasterKey, { vendorId, version: vendor.agentSecretVersion });
    });
  };
}

function noOutsideAgent(given: string): DomainError {
  const detail = { field: 'counterparty.kind', given, allowed: ['outside-agent'] };
  return new DomainError('conflict', 'NO_OUTSIDE_AGENT', 'the vendor does not negotiate by an outside agent', detail);
}
