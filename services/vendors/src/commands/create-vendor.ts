import { vendorCreated } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { Vendor } from '../database/entities/vendor.ts';
import { checkVendor, type VendorFacts } from '../domain/vendor.ts';
import type { Ports } from '../ports.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { toVendorRow } from './vendor-row.ts';

/** Adds a vendor to the organisation. @throws DomainError conflict when the slug is taken there. */
export function createVendor(ports: Ports) {
  const { database, now, newId } = ports;
  return async (organisationId: string, given: VendorFacts): Promise<Vendor> => {
    const facts = checkVendor(given);
    await checkEndpoint(ports, facts);
    return await database.transaction(async (em) => {
      // Two calls with one slug wait for each other, so that the second gets a sentence and not a broken constraint.
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`vendor ${organisationId} ${facts.slug}`]);
      if (await em.findOne(Vendor, { organisationId, slug: facts.slug })) throw slugTaken(facts.slug);
      const times = { createdAt: now(), updatedAt: now() };
      const vendor = em.create(Vendor, { id: newId(), organisationId, ...toVendorRow(facts), ...times, version: 1 });
      const { id: vendorId, name, categories } = vendor;
      publish(em, vendorCreated, { vendorId, name, categories }, { aggregateId: vendorId, organisationId });
      recordChange(em, 'vendors', { action: 'vendor.created', resourceId: vendorId, before: {}, after: facts });
      return vendor;
    });
  };
}

function slugTaken(slug: string): DomainError {
  return new DomainError(
    'conflict',
    'VENDOR_SLUG_TAKEN',
    `a vendor with the slug ${slug} exists in this organisation`,
    { field: 'slug', given: slug },
  );
}
