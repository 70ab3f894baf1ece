import { DomainError } from '@procur/service-kit/domain-error';

export type PageRequest = { readonly size: number; readonly token: string };

const sizes = { default: 50, max: 200 };

/** @throws DomainError invalid when the size is out of range. */
export function pageSizeOf({ size }: PageRequest): number {
  if (size === 0) return sizes.default;
  if (size > 0 && size <= sizes.max) return size;
  throw new DomainError('invalid', 'PAGE_SIZE_INVALID', `a page of ${size} cannot be given`, {
    field: 'page_size',
    given: String(size),
    allowed: [`1 to ${sizes.max}`],
  });
}

/** An opaque token of the values that the next page begins after. */
export function pageToken(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws DomainError invalid when the token is not one of ours with this many values. */
export function readPageToken({ token }: PageRequest, count: number): readonly (string | number)[] | undefined {
  if (token === '') return undefined;
  const values = parsed(token);
  const isOurs =
    Array.isArray(values) &&
    values.length === count &&
    values.every((value) => ['string', 'number'].includes(typeof value));
  if (isOurs) return values;
  throw new DomainError('invalid', 'PAGE_TOKEN_INVALID', 'the page token is not one of ours', {
    field: 'page_token',
    allowed: ['the next_page_token of the page before'],
  });
}

function parsed(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    // Not JSON: the caller gets the same refusal as for any other foreign token.
    return undefined;
  }
}
