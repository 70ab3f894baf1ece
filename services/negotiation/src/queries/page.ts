import { DomainError } from '@procur/service-kit/domain-error';

/** Where a page begins: after the row with this time and id. */
export type Cursor = { readonly at: Date; readonly id: string };

export type PageRequest = { readonly pageSize: number; readonly pageToken: string };

const defaultPageSize = 20;
const maximumPageSize = 200;

/** 0 means the default. @throws DomainError invalid when the size is negative or too large. */
export function pageSizeOf({ pageSize }: PageRequest): number {
  if (Number.isInteger(pageSize) && pageSize >= 0 && pageSize <= maximumPageSize) return pageSize || defaultPageSize;
  throw new DomainError(
    'invalid',
    'PAGE_SIZE_INVALID',
    `page_size is ${pageSize}, allowed is 1 to ${maximumPageSize}`,
    {
      field: 'page_size',
      given: String(pageSize),
      allowed: [`1 to ${maximumPageSize}`],
    },
  );
}

/** @throws DomainError invalid when the token is none of ours. */
export function cursorOf({ pageToken }: PageRequest): Cursor | undefined {
  if (pageToken === '') return undefined;
  const [time = '', id = ''] = Buffer.from(pageToken, 'base64url').toString().split('/');
  if (/^\d{1,15}$/.test(time) && /^[0-9a-f-]{36}$/.test(id)) return { at: new Date(Number(time)), id };
  throw new DomainError('invalid', 'PAGE_TOKEN_INVALID', 'page_token is not one that a list has returned', {
    field: 'page_token',
    allowed: ['next_page_token of the page before, or nothing'],
  });
}

/** A page and the token of the next one, from one row more than the page holds. */
export function toPage<Row>(
  rows: readonly Row[],
  size: number,
  cursor: (row: Row) => Cursor,
): { readonly rows: readonly Row[]; readonly nextPageToken: string } {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  if (rows.length <= size || last === undefined) return { rows: page, nextPageToken: '' };
  const { at, id } = cursor(last);
  return { rows: page, nextPageToken: Buffer.from(`${at.getTime()}/${id}`).toString('base64url') };
}
