import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import type { Limits } from '../ports.ts';

export type PageRequest = { readonly size: number; readonly token: string };
export type Page<Item> = { readonly items: readonly Item[]; readonly nextPageToken: string };

/** What a query needs of a page: one row more than it shows, to know whether there is another page. */
export type PageCut = { readonly size: number; readonly limit: number; readonly after: string | undefined };

/** @throws DomainError invalid for a size or a token that we never gave. */
export function cutPage(
  { size, token }: PageRequest,
  limits: Pick<Limits, 'defaultPageSize' | 'maximumPageSize'>,
): PageCut {
  const rows = size === 0 ? limits.defaultPageSize : size;
  if (rows < 1 || rows > limits.maximumPageSize) {
    throw new DomainError('invalid', 'PAGE_SIZE_INVALID', `a page of ${size} cannot be given`, {
      field: 'page_size',
      given: String(size),
      allowed: [`1 to ${limits.maximumPageSize}`],
    });
  }
  return { size: rows, limit: rows + 1, after: token === '' ? undefined : readToken(token) };
}

/** Cuts the extra row off. Ids are UUIDv7, so that the last one shown is where the next page begins. */
export function toPage<Item>(rows: readonly Item[], { size }: PageCut, idOf: (item: Item) => string): Page<Item> {
  const last = rows.length > size ? rows[size - 1] : undefined;
  const nextPageToken = last === undefined ? '' : Buffer.from(idOf(last)).toString('base64url');
  return { items: rows.slice(0, size), nextPageToken };
}

function readToken(token: string): string {
  const id = Buffer.from(token, 'base64url').toString();
  if (isUuid(id)) return id;
  throw new DomainError('invalid', 'PAGE_TOKEN_INVALID', 'the page token is not one of ours', {
    field: 'page_token',
    given: token.slice(0, 80),
    allowed: ['the next_page_token of the page before'],
  });
}
