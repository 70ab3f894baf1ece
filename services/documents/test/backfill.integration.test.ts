import type { Migration } from '@mikro-orm/migrations';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Migration20261120000000 } from '../src/database/migrations/Migration20261120000000.ts';
import { Migration20261121001000_quotation_revisions } from '../src/database/migrations/Migration20261121001000_quotation_revisions.ts';
import { aQuotation } from './support/papers.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
  await postgres.query('create schema before');
});
afterAll(() => postgres[Symbol.asyncDispose]());

const documentId = '01980000-0000-7000-8000-000000000001';
const quotationId = '01980000-0000-7000-8000-000000000002';

async function apply(migration: new (...ports: never[]) => Migration): Promise<void> {
  const up = new migration();
  await up.up();
  // One string is one session, so that all of it happens in the same schema.
  await postgres.query(['set search_path to before', ...up.getQueries()].join(';\n'));
}

test('quotations from before revisions become revision 1, and their unsure lines stand in the queue', async () => {
  await apply(Migration20261120000000);
  await postgres.query(
    `insert into before.documents values ('${documentId}', 'org', 't.txt', 'text/plain', 1, 'x', 'k', 'completed', 'done', 100,
       '', '', 1, 1, 3, '${quotationId}', 'rules', 'user-1', null, null, '[]', now(), now())`,
  );
  const { number, createdAt, ...body } = aQuotation(3);
  await postgres.query(
    `insert into before.quotations values ($1, 'org', $2, $3, 'issued', 'Tools', $4, 'org/quotations/q.pdf', 'abc', 7, $5)`,
    [quotationId, number, documentId, JSON.stringify(body), createdAt],
  );
  await apply(Migration20261121001000_quotation_revisions);
  expect(await postgres.query('select * from before.quotation_revisions')).toMatchObject([
    {
      quotation_id: quotationId,
      revision: 1,
      status: 'issued',
      reason: 'first',
      pdf_sha256: 'abc',
      created_by: 'user-1',
    },
  ]);
  expect(await postgres.query('select revision, version, has_unissued_changes from before.quotations')).toEqual([
    { revision: 1, version: 1, has_unissued_changes: false },
  ]);
  expect(await postgres.query('select position, status from before.review_lines')).toEqual([
    { position: 2, status: 'open' },
  ]);
});
