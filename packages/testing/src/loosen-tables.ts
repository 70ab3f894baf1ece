import type { TestPostgres } from './postgres.ts';

/**
 * Takes from the tables of a schema what decides what a row must look like, so that a test of something else can write rows
 * that are all but empty. For a database of the test's own; policies stay.
 */
export async function loosenTables(postgres: TestPostgres, schema: string): Promise<void> {
  const statements = await postgres.query<{ sql: string }>(loosening, [schema]);
  for (const { sql } of statements) await postgres.query(sql);
}

// Foreign keys before the keys they point at; an identity column fills itself and may stay as it is.
const loosening = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as sql, strpos('fcup', contype::text) as step
    from pg_constraint where connamespace = $1::regnamespace and contype in ('f', 'c', 'u', 'p')
  union all
  select format('alter table %s alter column %I drop not null', attrelid::regclass, attname), 5
    from pg_attribute join pg_class t on t.oid = attrelid
    where t.relnamespace = $1::regnamespace and t.relkind = 'r' and attnum > 0 and attnotnull and attidentity = ''
  union all
  select format('alter table %s disable trigger user', oid::regclass), 6
    from pg_class where relnamespace = $1::regnamespace and relkind = 'r'
  order by step`;
