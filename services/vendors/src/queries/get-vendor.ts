import { isUuid } from '@procur/service-kit/ids';
import { Vendor } from '../database/entities/vendor.ts';
import type { Ports } from '../ports.ts';
import { vendorNotFound } from './vendor-not-found.ts';

/** @throws DomainError not-found. */
export function getVendor({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, vendorId: string): Promise<Vendor> => {
    if (!isUuid(vendorId)) throw vendorNotFound(vendorId);
    const vendor = await database.read((em) => em.findOne(Vendor, { id: vendorId, organisationId }));
    if (vendor === null) throw vendorNotFound(vendorId);
    return vendor;
  };
}
