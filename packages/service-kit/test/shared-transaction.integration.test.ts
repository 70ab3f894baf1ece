import { randomUUID } from 'node:crypto';
import { ambientContext, runInContext } from '@procur/service-kit/ambient-context';
import type { Database } from '@procur/service-kit/database';
import { SharedTransaction } from '@procur/service-kit/shared-transaction';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Note, openShopDatabase } from './support/shop.ts';

describe('a shared transaction', () => {
  let postgres: TestPostgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openShopDatabase(postgres.databaseUrl);
  });
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  it('commits together what waits at the same time, each work in the context it came in', async () => {
    const shared = new SharedTransaction(database);
    const seen: string[] = [];
    const transactions = new Set<string>();
    const ran = Array.from({ length: 20 }, (_, index) =>
      runInContext({ ...ambientContext(), correlationId: `story ${index}` }, () =>
        shared.run(async () => {
          const [row] = await database.em.execute<{ id: string }[]>('select txid_current()::text as id');
          transactions.add(row?.id ?? '');
          seen.push(ambientContext().correlationId);
          return index % 2 === 0;
        }),
      ),
    );
    expect(await Promise.all(ran)).toEqual(Array.from({ length: 20 }, (_, index) => index % 2 === 0));
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => `story ${index}`));
    // The first did not wait for others.
    expect(transactions.size).toBe(2);
  });

  it('fails only the work that cannot succeed, and keeps everybody else', async () => {
    const shared = new SharedTransaction(database);
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const ran = await Promise.allSettled(
      ids.map((id, index) =>
        shared.run(async () => {
          await database.transaction(async (em) => void em.create(Note, { id, text: 'kept' }));
          if (index === 3) throw new Error('the fourth');
          return true;
        }),
      ),
    );
    expect(ran.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const kept = await database.em.find(Note, { id: { $in: ids } });
    expect(kept.map(({ id }) => id).toSorted()).toEqual(ids.filter((_, index) => index !== 3).toSorted());
  });
});
