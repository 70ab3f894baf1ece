import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';

/** Rows in one answer of a list. */
export const pageSizes = { smallest: 1, usual: 50, largest: 200 } as const;

export type PageRequest = { readonly pageSize: number; readonly pageToken: string };
export type PageOf<T> = { readonly rows: readonly T[]; readonly nextPageToken: string };

/** 0 means the usual size. @throws DomainError invalid outside of the allowed sizes. */
export function requirePageSize(given: number): number {
  if (given === 0) return pageSizes.usual;
  if (given >= pageSizes.smallest && given <= pageSizes.largest) return given;
  throw new DomainError(
    'invalid',
    'PAGE_SIZE_INVALID',
    `a page has ${pageSizes.smallest} to ${pageSizes.largest} entries`,
    {
      field: 'page_size',
      given: String(given),
      allowed: [`${pageSizes.smallest} to ${pageSizes.largest}`],
    },
  );
}

/** Lists by id go on after the last id shown; the token hides that, so that it may change. */
export function idFromToken(token: string): string | undefined {
  if (token === '') return undefined;
  const id = Buffer.from(token, 'base64url').toString();
  if (isUuid(id)) return id;
  throw tokenInvalid(token);
}

export function positionFromToken(token: string): number {
  if (token === '') return 0;
  const position = Number(Buffer.from(token, 'base64url').toString());
  if (Number.isInteger(position) && position > 0) return position;
  throw tokenInvalid(token);
}

/** Cuts what was read beyond the page, which only tells that there is more. */
export function toPage<T>(rows: readonly T[], pageSize: number, tokenOf: (row: T) => string | number): PageOf<T> {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const hasMore = rows.length > pageSize && last !== undefined;
  return { rows: shown, nextPageToken: hasMore ? Buffer.from(String(tokenOf(last))).toString('base64url') : '' };
}

function tokenInvalid(given: string): DomainError {
  return new DomainError('invalid', 'PAGE_TOKEN_INVALID', 'the page token is not one of ours', {
    field: 'page_token',
    given: given.slice(0, 40),
    allowed: ['next_page_token of the page before'],
  });
}
