import { Vendor } from '../database/entities/vendor.ts';
import { type PageRequest, pageSizeOf, pageToken, readPageToken } from '../domain/page.ts';
import type { Ports } from '../ports.ts';

export type VendorPage = { readonly vendors: readonly Vendor[]; readonly nextPageToken: string };

/** By name. A category finds those that sell it or a wider one: "software" sells "software.crm". */
export function listVendors({ database }: Pick<Ports, 'database'>) {
  return async (
    organisationId: string,
    { category, ...page }: PageRequest & { readonly category: string },
  ): Promise<VendorPage> => {
    const size = pageSizeOf(page);
    const [name, id] = readPageToken(page, 2) ?? [];
    const after =
      id === undefined
        ? {}
        : { $or: [{ name: { $gt: String(name) } }, { name: String(name), id: { $gt: String(id) } }] };
    const selling = category === '' ? {} : { categories: { $overlap: widerCategories(category) } };
    const where = { organisationId, ...selling, ...after };
    const found = await database.read((em) =>
      em.find(Vendor, where, { orderBy: { name: 'asc', id: 'asc' }, limit: size + 1 }),
    );
    const last = found.length > size ? found[size - 1] : undefined;
    return { vendors: found.slice(0, size), nextPageToken: last ? pageToken([last.name, last.id]) : '' };
  };
}

/** "software.crm.cloud" is covered by itself, "software.crm" and "software". */
function widerCategories(category: string): string[] {
  const parts = category.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}
