import { describe, expect, test } from 'vitest';
import { cutPage, idKey, positionKey, timeAndIdKey, toPage } from './paging.ts';

const ids = Array.from({ length: 5 }, (_, index) => `01936b00-0000-7000-8000-00000000000${index}`);

describe('a list in pages', () => {
  test('shows every row once, whatever the page size', () => {
    for (const pageSize of [1, 2, 3, 5, 6]) expect(readAll(pageSize)).toEqual(ids);
  });

  test('has no next token when the rows just fill the page', () => {
    const cut = cutPage({ pageSize: 5, pageToken: '' }, idKey);
    expect(toPage(ids, cut, (id) => id).nextPageToken).toBe('');
  });

  test('reads the usual number of rows when none is asked for', () => {
    expect(cutPage({ pageSize: 0, pageToken: '' }, idKey, { usual: 20, largest: 100 }).limit).toBe(21);
  });

  test.each([-1, 201, 1.5])('refuses a page of %s and says what is allowed', (pageSize) => {
    expect(() => cutPage({ pageSize, pageToken: '' }, idKey)).toThrow(
      expect.objectContaining({ reason: 'PAGE_SIZE_INVALID', allowed: ['1 to 200'] }),
    );
  });

  test.each(['x', 'bm90IGpzb24', Buffer.from('"not an id"').toString('base64url')])(
    'refuses the foreign token %s',
    (pageToken) => {
      expect(() => cutPage({ pageSize: 1, pageToken }, idKey)).toThrow(
        expect.objectContaining({ reason: 'PAGE_TOKEN_INVALID', field: 'page_token' }),
      );
    },
  );

  test('never takes a token of one list for that of another', () => {
    const token = toPage([3, 4], { size: 1 }, (position) => position).nextPageToken;
    expect(cutPage({ pageSize: 1, pageToken: token }, positionKey).after).toBe(3);
    expect(() => cutPage({ pageSize: 1, pageToken: token }, timeAndIdKey)).toThrow(/not one of ours/);
  });
});

function readAll(pageSize: number): string[] {
  const shown: string[] = [];
  let pageToken = '';
  do {
    const cut = cutPage({ pageSize, pageToken }, idKey);
    const from = cut.after === undefined ? 0 : ids.indexOf(cut.after) + 1;
    const page = toPage(ids.slice(from, from + cut.limit), cut, (id) => id);
    shown.push(...page.rows);
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return shown;
}
