import { LockMode } from '@mikro-orm/core';
import { recordChange } from '@procur/service-kit/audit-trail';
import { requireVersion } from '@procur/service-kit/require-version';
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
      // Absent means: whatever it is now.
      if (version !== 0) requireVersion('organisation', organisation.version, version);
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
