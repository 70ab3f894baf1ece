import type { EntityManager } from '@mikro-orm/postgresql';
import { readConfig } from '@procur/service-kit/config';
import { type Database, openDatabase } from '@procur/service-kit/database';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { forOrganisation } from '@procur/service-kit/tenant-scope';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeNumber } from '../src/commands/take-number.ts';
import { model } from '../src/database/model.ts';

let postgres: TestPostgres;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase(readConfig(databaseSettings, { DATABASE_URL: postgres.databaseUrl }), model);
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

type Series = Parameters<typeof takeNumber>[1];

function inTransaction<T>({ organisationId }: Series, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return forOrganisation(organisationId, () => database.transaction(work));
}

function take(one: Series): Promise<string> {
  return inTransaction(one, (em) => takeNumber(em, one));
}

const series = { organisationId: 'org-1', kind: 'quotation', year: 2026 } as const;

test('a number taken by a transaction that fails is given to the next one', async () => {
  const failing = inTransaction(series, async (em) => {
    await takeNumber(em, series);
    throw new Error('the PDF could not be prepared');
  });
  await expect(failing).rejects.toThrow('could not be prepared');
  expect(await take(series)).toBe('Q-2026-000001');
});

test('fifty takers at once, a fifth of them failing, get numbers without a gap', async () => {
  const taken = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) =>
      inTransaction(series, async (em) => {
        const number = await takeNumber(em, { ...series, kind: 'contract' });
        if (index % 5 === 0) throw new Error('refused');
        return number;
      }),
    ),
  );
  const numbers = taken.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])).sort();
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => `C-2026-${String(index + 1).padStart(6, '0')}`));
});

test('quotations, contracts and orders are counted each for itself', async () => {
  const kinds = ['quotation', 'contract', 'order'] as const;
  const own = { organisationId: 'org-kinds', year: 2026 };
  const taken = await Promise.all(kinds.map((kind) => take({ ...own, kind })));
  expect(taken).toEqual(['Q-2026-000001', 'C-2026-000001', 'O-2026-000001']);
});

test('each organisation and each year has a series of its own', async () => {
  expect(await take({ ...series, organisationId: 'org-2' })).toBe('Q-2026-000001');
  expect(await take({ ...series, year: 2027 })).toBe('Q-2027-000001');
});
