import { Vendor } from '../database/entities/vendor.ts';
import {
  shortlistVendors as decide,
  type Need,
  type Shortlist,
  type VendorProfile,
} from '../domain/shortlist/shortlist-vendors.ts';
import type { Ports } from '../ports.ts';

/** Judges every vendor of the organisation against the need. */
export function shortlistVendors({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (organisationId: string, need: Omit<Need, 'today'>): Promise<Shortlist> => {
    const vendors = await database.read((em) =>
      em.find(Vendor, { organisationId }, { orderBy: { name: 'asc', id: 'asc' } }),
    );
    return decide(vendors.map(toProfile), { ...need, today: now().toISOString().slice(0, 10) });
  };
}

function toProfile({ status, rating, ...vendor }: Vendor): VendorProfile {
  return { ...vendor, isActive: status === 'active', rating: Number(rating) };
}
