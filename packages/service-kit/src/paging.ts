import { z } from 'zod';
import { DomainError } from './domain-error.ts';

/** What a caller asks of a list: 0 rows means the usual number, an empty token the first page. */
export type PageRequest = { readonly pageSize: number; readonly pageToken: string };

/** One page, and the token of the next one; empty on the last page. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly nextPageToken: string };

/** Rows on a page: when none are asked for, and at most. */
export type PageSizes = { readonly usual: number; readonly largest: number };

/** What a query needs: `limit` reads one row more than the page shows, which tells whether another page follows. */
export type PageCut<Key> = { readonly size: number; readonly limit: number; readonly after: Key | undefined };

/** Page sizes where a service has no reason for others. */
export const pageSizes: PageSizes = { usual: 50, largest: 200 };

/** Key of lists in the order of their UUIDv7 ids. */
export const idKey = z.uuid();

/** Key of lists by time, made unique by the id: milliseconds since 1970, id. */
export const timeAndIdKey = z.tuple([z.int().nonnegative(), z.uuid()]);
export type TimeAndId = z.infer<typeof timeAndIdKey>;

/** The same for lists that can be had in several orders: a token of one order is refused in another. */
export function orderedKey<Order extends string>(order: Order) {
  return z.tuple([z.literal(order), z.int().nonnegative(), z.uuid()]);
}

/** Key of lists by name, made unique by the id. */
export const nameAndIdKey = z.tuple([z.string(), z.uuid()]);
export type NameAndId = z.infer<typeof nameAndIdKey>;

/** Key of lists by position, counted from 1. */
export const positionKey = z.int().positive();

/** Key of lists by position where several rows share one: position, id. */
export const positionAndIdKey = z.tuple([z.int().positive(), z.uuid()]);
export type PositionAndId = z.infer<typeof positionAndIdKey>;

/** Key of lists by position and by the place within it, both counted from 0. */
export const placeKey = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);

/**
 * Checks what was asked and says where to read from. Tokens are opaque to callers, so that a key may change its shape;
 * a token of an older shape is refused and never misread.
 * @throws DomainError invalid PAGE_SIZE_INVALID or PAGE_TOKEN_INVALID.
 */
export function cutPage<Key>(request: PageRequest, key: z.ZodType<Key>, sizes: PageSizes = pageSizes): PageCut<Key> {
  const size = checkSize(request.pageSize, sizes);
  return { size, limit: size + 1, after: request.pageToken === '' ? undefined : readToken(request.pageToken, key) };
}

/** The page from what was read with its `limit`. `keyOf` must give what the list is ordered by. */
export function toPage<Row, Key>(
  read: readonly Row[],
  { size }: Pick<PageCut<Key>, 'size'>,
  keyOf: (row: Row) => Key,
): Page<Row> {
  const last = read.length > size ? read[size - 1] : undefined;
  return { rows: read.slice(0, size), nextPageToken: last === undefined ? '' : writeToken(keyOf(last)) };
}

function checkSize(size: number, { usual, largest }: PageSizes): number {
  if (size === 0) return usual;
  if (Number.isInteger(size) && size > 0 && size <= largest) return size;
  throw new DomainError('invalid', 'PAGE_SIZE_INVALID', `a page of ${size} cannot be given`, {
    field: 'page_size',
    given: String(size),
    allowed: [`1 to ${largest}`],
  });
}

function writeToken(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readToken<Key>(token: string, key: z.ZodType<Key>): Key {
  const parsed = key.safeParse(decode(token));
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid', 'PAGE_TOKEN_INVALID', 'the page token is not one of ours', {
    field: 'page_token',
    given: token.slice(0, 40),
    allowed: ['the next_page_token of the page before'],
  });
}

function decode(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    // Not JSON at all: refused like any other foreign token.
    return undefined;
  }
}
