import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { User } from '../database/entities/user.ts';
import type { Ports } from '../ports.ts';

export type UserPage = { readonly users: readonly User[]; readonly nextPageToken: string };

const pageSizes = { default: 50, max: 200 };

/** A page of the organisation's users, oldest first. Ids are UUIDv7, so that the last one is where the next page begins. */
export function listUsers({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, page: { readonly size: number; readonly token: string }): Promise<UserPage> => {
    const size = checkPageSize(page.size);
    const after = page.token === '' ? undefined : readPageToken(page.token);
    const where = { organisationId, ...(after && { id: { $gt: after } }) };
    const users = await database.read((em) => em.find(User, where, { orderBy: { id: 'asc' }, limit: size + 1 }));
    const last = users.length > size ? users[size - 1] : undefined;
    return { users: users.slice(0, size), nextPageToken: last ? Buffer.from(last.id).toString('base64url') : '' };
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

function checkPageSize(size: number): number {
  if (size === 0) return pageSizes.default;
  if (size > 0 && size <= pageSizes.max) return size;
  throw new DomainError('invalid', 'PAGE_SIZE_INVALID', `a page of ${size} cannot be given`, {
    field: 'pageSize',
    given: String(size),
    allowed: [`1 to ${pageSizes.max}`],
  });
}

function readPageToken(token: string): string {
  const id = Buffer.from(token, 'base64url').toString();
  if (isUuid(id)) return id;
  throw new DomainError('invalid', 'PAGE_TOKEN_INVALID', 'the page token is not one of ours', {
    field: 'pageToken',
    allowed: ['the nextPageToken of the page before'],
  });
}
