import { readConfig } from '@procur/service-kit/config';
import { type Database, openDatabase } from '@procur/service-kit/database';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { asPlatform, forOrganisation } from '@procur/service-kit/tenant-scope';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loosenTables } from './loosen-tables.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

// Valid for columns of type uuid and text alike.
const [ours, theirs] = ['018f3c1e-0000-7000-8000-00000000000a', '018f3c1e-0000-7000-8000-00000000000b'] as const;

/** Tables of every service that have no policy, and why. */
const openInEveryService = {
  migrations: 'names of migrations',
  outbox_messages: 'written in the transaction of a change, read by the relay alone, which publishes for everybody',
  outbox_partitions: 'numbers that the relays share',
  inbox_messages: 'ids of events',
};

type Table = { readonly name: string; readonly column: string };

/**
 * Proves of every table of a service, by its own migrations and as its own role, that nobody sees or writes the rows of
 * another organisation. `open` names the tables that belong to no organisation, with the reason.
 */
export function describeRowSecurity(model: DatabaseModel, open: Readonly<Record<string, string>> = {}): void {
  describe(`the tables of ${model.schema}`, () => {
    let postgres: TestPostgres;
    let database: Database;
    beforeAll(async () => {
      postgres = await startPostgres();
      database = await openDatabase(readConfig(databaseSettings, { DATABASE_URL: postgres.databaseUrl }), model);
    });
    afterAll(async () => {
      await database?.[Symbol.asyncDispose]();
      await postgres?.[Symbol.asyncDispose]();
    });

    it('have row-level security that binds their owner too, but for those that belong to no organisation', async () => {
      const rows = await postgres.query<{ name: string }>(openTables, [model.schema]);
      expect(rows.map((row) => row.name)).toEqual(Object.keys({ ...openInEveryService, ...open }).sort());
    });

    it('show and take the rows of the organisation of the work alone', async () => {
      const tables = await postgres.query<Table>(securedTables, [model.schema]);
      await loosenTables(postgres, model.schema);
      for (const table of tables) {
        for (const organisation of [ours, theirs]) {
          await postgres.query(`insert into ${model.schema}.${table.name} (${table.column}) values ($1)`, [
            organisation,
          ]);
        }
        await expectIsolation(database, table);
      }
    });
  });
}

async function expectIsolation(database: Database, { name, column }: Table): Promise<void> {
  const seen = async () => {
    const rows = await database.em.execute<{ seen: string }[]>(`select ${column} as seen from ${name} order by 1`);
    return rows.map((row) => row.seen);
  };
  const write = (sql: string) =>
    forOrganisation(ours, () => database.em.execute<{ affectedRows: number }>(sql, [], 'run'));
  const refused = { message: expect.stringContaining(`violates row-level security policy for table "${name}"`) };
  expect(await seen(), name).toEqual([]);
  expect(await forOrganisation(ours, seen), name).toEqual([ours]);
  expect(await asPlatform('test', seen), name).toEqual([ours, theirs]);
  expect((await write(`update ${name} set ${column} = '${ours}' where ${column} = '${theirs}'`)).affectedRows).toBe(0);
  expect((await write(`delete from ${name} where ${column} = '${theirs}'`)).affectedRows).toBe(0);
  await expect(write(`insert into ${name} (${column}) values ('${theirs}')`)).rejects.toMatchObject(refused);
  await expect(write(`update ${name} set ${column} = '${theirs}'`)).rejects.toMatchObject(refused);
}

const openTables = `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'p')
  and not (relrowsecurity and relforcerowsecurity) order by relname collate "C"`;

// The organisations themselves are rows of themselves.
const securedTables = `select t.relname as name, coalesce(max(c.attname), 'id') as column from pg_class t
  left join pg_attribute c on c.attrelid = t.oid and c.attname = 'organisation_id'
  where t.relnamespace = $1::regnamespace and t.relkind in ('r', 'p') and t.relrowsecurity group by t.relname order by 1`;
