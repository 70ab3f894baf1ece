import { isUuid } from '@procur/service-kit/ids';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { User } from '../database/entities/user.ts';
import type { Ports } from '../ports.ts';

/** A page of the organisation's users, oldest first. Ids are UUIDv7, so that the last one is where the next page begins. */
export function listUsers({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, request: PageRequest): Promise<Page<User>> => {
    const cut = cutPage(request, idKey);
    const where = { organisationId, ...(cut.after && { id: { $gt: cut.after } }) };
    const users = await database.read((em) => em.find(User, where, { orderBy: { id: 'asc' }, limit: cut.limit }));
    return toPage(users, cut, ({ id }) => id);
  };
}

/** Users by id or by role, for services that notify them. */
export function lookupUsers({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, by: { readonly ids: readonly string[]; readonly role: string | undefined }) => {
    if (by.ids.length === 0 && by.role === undefined) return [];
    const ids = by.ids.filter(isUuid);
    const where = {
      organisationId,
      ...(by.ids.length > 0 && { id: { $in: ids } }),
      ...(by.role !== undefined && { roles: { $contains: [by.role] } }),
    };
    return await database.read((em) => em.find(User, where, { orderBy: { id: 'asc' } }));
  };
}
