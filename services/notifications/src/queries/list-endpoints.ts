import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { Endpoint } from '../database/entities/endpoint.ts';
import type { Ports } from '../ports.ts';

/** A page of the organisation's endpoints, oldest first. */
export function listEndpoints({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, page: PageRequest): Promise<Page<Endpoint>> => {
    const cut = cutPage(page, idKey);
    const where = { organisationId, deletedAt: null, ...(cut.after && { id: { $gt: cut.after } }) };
    const found = await database.read((em) => em.find(Endpoint, where, { orderBy: { id: 'asc' }, limit: cut.limit }));
    return toPage(found, cut, (endpoint) => endpoint.id);
  };
}
