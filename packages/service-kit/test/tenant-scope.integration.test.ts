import { readConfig } from '@procur/service-kit/config';
import { type Database, openDatabase } from '@procur/service-kit/database';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { asPlatform, forOrganisation } from '@procur/service-kit/tenant-scope';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShopDatabase, shopModel } from './support/shop.ts';

const [a, b] = ["org-a' or 1=1; --", 'org-b'];

describe('the rows of an organisation', () => {
  let postgres: TestPostgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    // One connection for everybody: whatever one work left behind on it would show in the next.
    const single = { DATABASE_POOL_SIZE: '1', DATABASE_POOL_OVERFLOW: '0' };
    database = await openShopDatabase(postgres.databaseUrl, single);
  });
  beforeEach(async () => {
    await postgres.query('truncate documents.secrets, documents.secret_words');
    await postgres.query('insert into documents.secrets values (1, $1), (2, $2)', [a, b]);
  });
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  const seen = async () => {
    const rows = await database.read((em) => em.execute<{ id: number }[]>('select id from secrets order by id'));
    return rows.map((row) => row.id);
  };
  const seenInTransaction = () => database.transaction(seen);

  it.each([
    ['outside a transaction', seen],
    ['in a transaction', seenInTransaction],
  ] as const)('are seen by nobody else, %s', async (_, look) => {
    expect(await look()).toEqual([]);
    expect(await forOrganisation(a, look)).toEqual([1]);
    expect(await look()).toEqual([]);
    expect(await forOrganisation(b, look)).toEqual([2]);
    expect(await asPlatform('test', look)).toEqual([1, 2]);
    expect(await look()).toEqual([]);
  });

  it('are those of the work at every statement, also when a transaction goes on for another organisation', async () => {
    const found = await asPlatform('test', () =>
      database.transaction(async () => [await seen(), await forOrganisation(a, seen), await seen()]),
    );
    expect(found).toEqual([[1, 2], [1], [1, 2]]);
    const back = await forOrganisation(a, () =>
      database.transaction(async () => [await forOrganisation(b, seen), await seen()]),
    );
    expect(back).toEqual([[2], [1]]);
  });

  it('are those of the work after a savepoint was rolled back', async () => {
    const found = await forOrganisation(a, () =>
      database.transaction(async (em) => {
        await em.execute('savepoint here');
        await forOrganisation(b, seen);
        await em.execute('rollback to here');
        return await forOrganisation(b, seen);
      }),
    );
    expect(found).toEqual([2]);
  });

  it('cannot be written for another organisation, nor be given to one', async () => {
    const write = (sql: string) => forOrganisation(a, () => database.transaction((em) => em.execute(sql)));
    await expect(write("insert into secrets values (3, 'org-b')")).rejects.toThrow(/row-level security/);
    await expect(write("update secrets set organisation_id = 'org-b'")).rejects.toThrow(/row-level security/);
    await write('delete from secrets');
    expect(await asPlatform('test', seen)).toEqual([2]);
    await expect(database.transaction((em) => em.execute("insert into secrets values (4, 'org-b')"))).rejects.toThrow();
  });

  it('can be written outside a transaction, and the number of rows is told', async () => {
    const change = (sql: string) => database.em.execute<{ affectedRows: number }>(sql, [], 'run');
    expect((await forOrganisation(a, () => change('update secrets set id = id + 10'))).affectedRows).toBe(1);
    expect((await change('delete from secrets')).affectedRows).toBe(0);
  });

  it('take the organisation of the transaction where their parent has it', async () => {
    const add = (id: number) =>
      database.em.execute('insert into secret_words (secret_id, word) values (?, ?)', [id, 'x']);
    await forOrganisation(b, () => add(2));
    await expect(asPlatform('test', () => add(1))).rejects.toThrow(/organisation_id/);
    const words = () => database.em.execute('select organisation_id from secret_words');
    expect(await forOrganisation(a, words)).toEqual([]);
    expect(await forOrganisation(b, words)).toEqual([{ organisation_id: b }]);
  });

  it('are not entrusted to a role that no policy binds', async () => {
    const config = readConfig(databaseSettings, { DATABASE_URL: postgres.adminUrl });
    await expect(openDatabase(config, shopModel)).rejects.toThrow(/superuser or has BYPASSRLS/);
  });
});
