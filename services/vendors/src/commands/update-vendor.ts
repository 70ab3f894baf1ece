import { LockMode } from '@mikro-orm/core';
import { vendorUpdated } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { publish } from '@procur/service-kit/outbox';
import { requireVersion } from '@procur/service-kit/require-version';
import { Vendor } from '../database/entities/vendor.ts';
import { changedFields, checkVendor, type VendorFacts, vendorStatuses } from '../domain/vendor.ts';
import type { Ports } from '../ports.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { factsOfRow, toVendorRow } from './vendor-row.ts';

export type VendorChange = { readonly vendorId: string; readonly version: number; readonly facts: VendorFacts };

/** Replaces a vendor. @throws DomainError not-found; conflict when the version is not the current one. */
export function updateVendor(ports: Ports) {
  const { database, now } = ports;
  return async (organisationId: string, { vendorId, version, facts }: VendorChange): Promise<Vendor> => {
    const after = checkVendor(facts);
    await checkEndpoint(ports, after);
    return await database.transaction(async (em) => {
      const vendor = isUuid(vendorId)
        ? await em.findOne(Vendor, { id: vendorId, organisationId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (vendor === null) throw notFound(vendorId);
      requireVersion('vendor', vendor.version, version);
      if (vendor.slug !== after.slug) throw slugFixed(vendor.slug, after.slug);
      const before = factsOfRow({
        ...vendor,
        status: vendorStatuses.find((status) => status === vendor.status) ?? 'active',
      });
      const fields = changedFields(before, after);
      if (fields.length === 0) return vendor;
      em.assign(vendor, { ...toVendorRow(after), updatedAt: now() });
      await em.flush();
      const event = { vendorId, version: BigInt(vendor.version), changedFields: fields };
      publish(em, vendorUpdated, event, { aggregateId: vendorId, organisationId });
      const change = { before: only(before, fields), after: only(after, fields) };
      recordChange(em, 'vendors', { action: 'vendor.updated', resourceId: vendorId, ...change });
      return vendor;
    });
  };
}

function only(facts: VendorFacts, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(facts).filter(([field]) => fields.includes(field)));
}

function notFound(vendorId: string): DomainError {
  return new DomainError('not-found', 'VENDOR_NOT_FOUND', `there is no vendor ${vendorId}`, {
    field: 'vendor_id',
    given: vendorId,
  });
}

function slugFixed(slug: string, given: string): DomainError {
  return new DomainError('invalid', 'VENDOR_SLUG_FIXED', 'the slug of a vendor does not change', {
    field: 'slug',
    given,
    allowed: [slug],
  });
}
