import { LockMode } from '@mikro-orm/core';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { Organisation } from '../database/entities/organisation.ts';
import { checkOrganisation, type OrganisationDetails } from '../domain/organisation.ts';
import type { Ports } from '../ports.ts';

/** Details to change, and the version they were read at; 0 when the caller does not care. */
export type OrganisationChange = Partial<OrganisationDetails> & { readonly version: number };

/** Changes the caller's organisation; what is absent stays. @throws DomainError conflict when the version is not the current one. */
export function updateOrganisation({ database }: Pick<Ports, 'database'>) {
  return async (id: string, { version, ...changes }: OrganisationChange): Promise<Organisation> =>
    await database.transaction(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const organisation = await em.findOneOrFail(Organisation, { id }, lock);
      if (version !== 0 && version !== organisation.version) throw stale(version, organisation.version);
      const before = detailsOf(organisation);
      const after = checkOrganisation({ ...before, ...changes });
      em.assign(organisation, { ...after, addressLines: [...after.addressLines] });
      const resourceId = organisation.id;
      recordChange(em, 'gateway', { action: 'organisation.updated', resourceId, before, after });
      await em.flush();
      return organisation;
    });
}

function detailsOf({ name, currencyCode, countryCode, addressLines, taxId }: Organisation): OrganisationDetails {
  return { name, currencyCode, countryCode, addressLines, taxId };
}

function stale(given: number, current: number): DomainError {
  const message = `the organisation has changed: version ${given} was given, version ${current} is current`;
  return new DomainError('conflict', 'VERSION_STALE', message, {
    field: 'version',
    given: String(given),
    allowed: [String(current)],
  });
}
