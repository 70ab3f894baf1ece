import { cutPage, type NameAndId, nameAndIdKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { Vendor } from '../database/entities/vendor.ts';
import type { Ports } from '../ports.ts';
import { namedAfter } from './named-after.ts';

/** By name. A category finds those that sell it or a wider one: "software" sells "software.crm". */
export function listVendors({ database }: Pick<Ports, 'database'>) {
  return async (
    organisationId: string,
    { category, ...page }: PageRequest & { readonly category: string },
  ): Promise<Page<Vendor>> => {
    const cut = cutPage(page, nameAndIdKey);
    const selling = category === '' ? {} : { categories: { $overlap: widerCategories(category) } };
    const where = { organisationId, ...selling, ...(cut.after && namedAfter(cut.after)) };
    const found = await database.read((em) =>
      em.find(Vendor, where, { orderBy: { name: 'asc', id: 'asc' }, limit: cut.limit }),
    );
    return toPage(found, cut, (vendor): NameAndId => [vendor.name, vendor.id]);
  };
}

/** "software.crm.cloud" is covered by itself, "software.crm" and "software". */
function widerCategories(category: string): string[] {
  const parts = category.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}
