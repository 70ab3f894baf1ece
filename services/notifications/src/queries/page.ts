import { DomainError } from '@procur/service-kit/domain-error';

export type PageRequest = { readonly size: number; readonly token: string };
export type Page<Row> = { readonly rows: readonly Row[]; readonly nextToken: string };

const pageSizes = { default: 50, max: 500 };

/** The size to give. @throws DomainError invalid beyond what is allowed. */
export function pageSize({ size }: PageRequest): number {
  if (size === 0) return pageSizes.default;
  if (size > 0 && size <= pageSizes.max) return size;
  throw new DomainError('invalid', 'PAGE_SIZE_INVALID', `a page of ${size} cannot be given`, {
    field: 'pageSize',
    given: String(size),
    allowed: [`1 to ${pageSizes.max}`],
  });
}

/** The key after which the page begins, if it is not the first. @throws DomainError invalid when it is none of ours. */
export function pageStart({ token }: PageRequest, isKey: (key: string) => boolean): string | undefined {
  if (token === '') return undefined;
  const key = Buffer.from(token, 'base64url').toString();
  if (isKey(key)) return key;
  throw new DomainError('invalid', 'PAGE_TOKEN_INVALID', 'the page token is not one of ours', {
    field: 'pageToken',
    allowed: ['the nextPageToken of the page before'],
  });
}

/** Of one row more than the page holds, the page and where the next one begins. */
export function toPage<Row>(found: readonly Row[], size: number, keyOf: (row: Row) => string): Page<Row> {
  const last = found.length > size ? found[size - 1] : undefined;
  const nextToken = last === undefined ? '' : Buffer.from(keyOf(last)).toString('base64url');
  return { rows: found.slice(0, size), nextToken };
}
