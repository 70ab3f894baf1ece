import { isUuid } from '@procur/service-kit/ids';
import { Endpoint } from '../database/entities/endpoint.ts';
import type { Ports } from '../ports.ts';
import { type Page, type PageRequest, pageSize, pageStart, toPage } from './page.ts';

/** A page of the organisation's endpoints, oldest first. */
export function listEndpoints({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, page: PageRequest): Promise<Page<Endpoint>> => {
    const size = pageSize(page);
    const after = pageStart(page, isUuid);
    const where = { organisationId, deletedAt: null, ...(after && { id: { $gt: after } }) };
    const found = await database.read((em) => em.find(Endpoint, where, { orderBy: { id: 'asc' }, limit: size + 1 }));
    return toPage(found, size, (endpoint) => endpoint.id);
  };
}
